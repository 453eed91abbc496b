export { headerOf } from './ami-block.ts';
export type { AmiBlock } from './ami-block.ts';
