export { readyRecording } from './ready-recording.ts';
export { RecordingLinks } from './recording-links.ts';
export { RecordingTeller } from './recording-teller.ts';
