import 'reflect-metadata';
import { runProcess } from '@planfix-asterisk/runtime';
import { startWorker } from './start-worker.ts';

await runProcess(startWorker);
