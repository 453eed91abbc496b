import 'reflect-metadata';
import { runProcess } from '@planfix-asterisk/runtime';
import { startStandalone } from './start-standalone.ts';

await runProcess(startStandalone);
