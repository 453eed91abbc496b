export { locateRecording } from './locate-recording.ts';
export { newestRecording } from './newest-recording.ts';
export type { Located, LocatedFile } from './locate-recording.ts';
export { inspectAudio } from './audio/inspect-audio.ts';
export { Mp3Maker } from './mp3/mp3-maker.ts';
export { Mp3Cache } from './mp3/mp3-cache.ts';
export type { Provided } from './mp3/mp3-cache.ts';
