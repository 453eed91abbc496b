import { EntitySchema } from 'typeorm';
import { epochMs, primary, text } from './columns.ts';

export interface PbxNodeRow {
  node: string;
  /** Until when everything that happened on it is known. */
  heardAt: number;
}

export const pbxNodeEntity = new EntitySchema<PbxNodeRow>({
  name: 'pbx_node',
  columns: { node: primary(text), heardAt: epochMs },
});
