import { join } from 'node:path';
import { recordingsSchema } from '@planfix-asterisk/contracts';
import {
  Accounts,
  AdminSetup,
  LoginThrottle,
  SecondFactor,
  Sessions,
  applyFileAdmin,
} from '@planfix-asterisk/accounts';
import type { LoginRooms } from '@planfix-asterisk/accounts';
import { ChangeFeed, loadSecretKey, openSecretBox, StartError } from '@planfix-asterisk/runtime';
import type { Change, Clock, Environment, Logger, SecretBox } from '@planfix-asterisk/runtime';
import { RecordingLinks } from '@planfix-asterisk/recordings';
import { Mp3Cache, Mp3Maker } from '@planfix-asterisk/recording-files';
import { SettingsService, readInstanceFile } from '@planfix-asterisk/settings';
import type { InstanceFile } from '@planfix-asterisk/settings';
import { SetupProgressBook } from '@planfix-asterisk/setup';
import {
  AccountStore,
  AlertStore,
  AuditLog,
  BackFillStore,
  MessageSteering,
  RecordingStore,
  ReplayJobStore,
  SavedFilterStore,
  SessionStore,
  SettingsStore,
  SetupProgressStore,
  SharedStates,
  openStorage,
} from '@planfix-asterisk/storage';
import type { Storage } from '@planfix-asterisk/storage';
import { assertSameKey } from './assert-same-key.ts';

/** What the apps work with, one of each in a process. */
export interface Rooms {
  readonly clock: Clock;
  readonly feed: ChangeFeed;
  readonly storage: Storage;
  readonly states: SharedStates;
  readonly auditLog: AuditLog;
  readonly steering: MessageSteering;
  readonly replayJobs: ReplayJobStore;
  readonly backFills: BackFillStore;
  readonly alerts: AlertStore;
  readonly recordings: RecordingRooms;
  readonly dataDir: string;
  readonly settings: SettingsService;
  readonly progress: SetupProgressBook;
  readonly login: LoginRooms;
  readonly accounts: Accounts;
  readonly savedFilters: SavedFilterStore;
  readonly setup: AdminSetup;
  readonly publicUrl: string | undefined;
}

export interface RecordingRooms {
  readonly store: RecordingStore;
  readonly links: RecordingLinks;
  /** Shared by whoever tells of recordings and whoever serves them. */
  readonly cache: Mp3Cache;
  /** Stopped at the end: conversions under way are broken off, and made anew. */
  readonly maker: Mp3Maker;
}

/** Opens what the environment names; throws `StartError` for what the person at the terminal can mend. */
export async function openRooms(environment: Environment, logger: Logger): Promise<Rooms> {
  const feed = new ChangeFeed();
  const file = environment.instanceFile;
  const instanceFile = file === undefined ? undefined : readInstanceFile(file, process.env);
  const box = openSecretBox(await loadSecretKey(environment.secretKey));
  const storage = await openDatabase(environment, { feed, logger });
  try {
    const { clock } = storage;
    const states = new SharedStates(storage);
    if (storage.isShared) await assertSameKey(states, box);
    const auditLog = new AuditLog(storage, clock);
    const store = new SettingsStore(storage, auditLog);
    const { publicUrl: environmentPublicUrl } = environment;
    const kept = { store, box, feed, clock, logger, instanceFile, environmentPublicUrl };
    const settings = await SettingsService.open(kept);
    hearPeers({ storage, settings, feed, logger });
    const accounts = await openAccounts({ storage, auditLog, clock, box, logger, instanceFile });
    const steering = new MessageSteering(storage, auditLog);
    const replayJobs = new ReplayJobStore(storage, auditLog);
    const backFills = new BackFillStore(storage, auditLog);
    const savedFilters = new SavedFilterStore(storage);
    const alerts = new AlertStore(storage, auditLog);
    const { dataDir } = environment;
    const progress = new SetupProgressBook(new SetupProgressStore(storage), settings);
    const recordings = openRecordings({ storage, states, box, settings, dataDir });
    const { publicUrl } = settings;
    return {
      ...{ clock, feed, storage, states, auditLog, alerts, dataDir, progress },
      ...{ steering, replayJobs, backFills, settings, savedFilters, recordings },
      ...accounts,
      publicUrl,
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** Conversions at a time: they have all day, calls have not. */
const conversions = 1;

function openRecordings({
  storage,
  states,
  box,
  settings,
  dataDir,
}: Pick<Rooms, 'storage' | 'states' | 'settings' | 'dataDir'> & { box: SecretBox }): RecordingRooms {
  const maker = new Mp3Maker(conversions);
  const byDefault = recordingsSchema.parse({});
  const limitBytes = () => (settings.current().recordings ?? byDefault).cacheMb * 1_000_000;
  const cache = new Mp3Cache({ directory: join(dataDir, 'recordings'), limitBytes, maker });
  return { store: new RecordingStore(storage), links: new RecordingLinks(states, box), cache, maker };
}

/** What other processes change is news here, too; settings are read anew before anybody acts on them. */
function hearPeers({
  storage,
  settings,
  feed,
  logger,
}: Pick<Rooms, 'storage' | 'settings' | 'feed'> & { logger: Logger }): void {
  const hear = async (change: Change): Promise<void> => {
    try {
      if (change.topic === 'settings' && !(await settings.reload())) return;
      feed.pass(change);
    } catch (error) {
      logger.error({ event: 'settings-not-read-anew', error });
    }
  };
  storage.peers.listen((change) => void hear(change));
}

async function openDatabase(
  { databaseUrl }: Environment,
  { feed, logger }: { feed: ChangeFeed; logger: Logger },
): Promise<Storage> {
  try {
    return await openStorage({ databaseUrl, feed, log: logger });
  } catch (error) {
    throw new StartError(
      `The database cannot be opened: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}

interface AccountParts extends Pick<Rooms, 'storage' | 'auditLog' | 'clock'> {
  readonly box: SecretBox;
  readonly logger: Logger;
  readonly instanceFile: InstanceFile | undefined;
}

async function openAccounts(parts: AccountParts): Promise<Pick<Rooms, 'login' | 'accounts' | 'setup'>> {
  const { storage, auditLog, clock, box, logger, instanceFile } = parts;
  const store = new AccountStore(storage, auditLog);
  await applyFileAdmin(instanceFile?.admin, { store, clock });
  const throttle = new LoginThrottle(clock);
  const sessions = new Sessions({ store: new SessionStore(storage, auditLog), accounts: store, clock });
  const secondFactor = new SecondFactor({ store, box, clock });
  return {
    login: { store, auditLog, sessions, secondFactor, throttle, logger },
    accounts: new Accounts({ store, clock, throttle }),
    setup: new AdminSetup({ store, throttle, clock }),
  };
}
