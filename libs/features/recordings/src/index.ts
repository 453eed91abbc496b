export { readyRecording } from './ready-recording.ts';
export type { Readied } from './ready-recording.ts';
export { readySample, sampleRecording } from './recording-sample.ts';
export { recordingAddress } from './recording-address.ts';
export { RecordingLinks } from './recording-links.ts';
export { RecordingTeller } from './recording-teller.ts';
