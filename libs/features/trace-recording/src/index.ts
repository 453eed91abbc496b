export { TraceFiles } from './trace-files.ts';
export { TraceRecorder } from './trace-recorder.ts';
