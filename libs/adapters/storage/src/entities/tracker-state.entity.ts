import { EntitySchema } from 'typeorm';
import { epochMs, primary, text } from './columns.ts';

export interface TrackerStateRow {
  node: string;
  callId: string;
  json: string;
  savedAt: number;
}

export const trackerStateEntity = new EntitySchema<TrackerStateRow>({
  name: 'tracker_state',
  columns: { node: primary(text), callId: primary(text), json: text, savedAt: epochMs },
});
