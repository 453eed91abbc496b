import 'reflect-metadata';
import { runProcess } from '@planfix-asterisk/runtime';
import { startApi } from './start-api.ts';

await runProcess(startApi);
