export { headerOf } from './ami-block.ts';
export type { AmiBlock } from './ami-block.ts';
export type { AmiEvent, ChannelView, TrackedVariable } from './ami-event.ts';
export { channelView } from './block-words.ts';
export { parseAmiBlock } from './parse-ami-block.ts';
export { AmiBlockReader } from './ami-block-reader.ts';
export type { AmiReaderLimits } from './ami-block-reader.ts';
export { AmiActionError, amiActionHeaders, encodeAmiAction } from './encode-ami-action.ts';
export type { AmiAction, AmiActionFault } from './encode-ami-action.ts';
