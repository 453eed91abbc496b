import { ReplayJobs, replayDelivery, skipDelivery } from '@planfix-asterisk/replay';
import { storeForecast } from '@planfix-asterisk/retention';
import type { Rooms } from '@planfix-asterisk/rooms';
import { storeUse } from '@planfix-asterisk/storage';
import type { ApiParts } from './api-parts.ts';

/** What the API needs from the rooms of its process; the workers are where the composition says. */
export function apiPartsOf(rooms: Rooms, rest: Pick<ApiParts, 'live' | 'log' | 'version'>): ApiParts {
  const { storage, clock, settings } = rooms;
  const perSecond = () => settings.current().delivery.replayPerSecond;
  return {
    ...rooms,
    ...rest,
    replaying: {
      replay: (id, by) => replayDelivery(rooms, id, by),
      skip: (id, by) => skipDelivery(rooms, id, by),
    },
    replays: new ReplayJobs({ ...rooms, jobs: rooms.replayJobs, perSecond }),
    storeSize: async () => {
      const use = await storeUse(storage.dataSource, await storage.size(), clock.now());
      return storeForecast(use, settings.current().retention, clock.now());
    },
  };
}
