import type { Socket } from 'node:net';
import type { CallerFound } from '../caller-lookup.ts';
import { readAgiRequest } from './agi-request.ts';
import type { AgiRequest } from './agi-request.ts';

export interface AgiDesk {
  /** Nothing for a wrong key. */
  find(request: AgiRequest): Promise<CallerFound | undefined>;
}

/** A call waits in the dialplan meanwhile: whatever happens, it goes on after this. */
const lastsMs = 2_500;

/** One call that asks: reads what Asterisk says, sets variables of its channel, and lets it go on. */
export async function serveAgi(socket: Socket, desk: AgiDesk): Promise<void> {
  socket.setEncoding('utf8');
  socket.setTimeout(lastsMs, () => socket.destroy());
  const limit = setTimeout(() => socket.destroy(), lastsMs);
  try {
    const request = await readRequest(socket);
    const found = request && (await desk.find(request));
    for (const command of request && found ? commandsFor(request, found) : []) {
      if (!socket.writable) break;
      const carriedOut = answered(socket);
      socket.write(command);
      await carriedOut;
    }
    socket.end();
  } finally {
    clearTimeout(limit);
  }
}

function commandsFor({ script }: AgiRequest, { name, isKnown, responsible }: CallerFound): string[] {
  switch (script) {
    case 'name': {
      const set = [setVariable('PLANFIX_NAME', name)];
      return isKnown ? [...set, setVariable('CALLERID(name)', name)] : set;
    }
    case 'responsible':
      return [setVariable('PLANFIX_RESPONSIBLE', responsible)];
    default:
      return [];
  }
}

/** Names have no quotes, backslashes or line breaks any more: see `phoneName`. */
const setVariable = (variable: string, value: string): string => `SET VARIABLE ${variable} "${value}"\n`;

/** Asterisk answers a command with one line; some versions read only one command at a time. */
function answered(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('data', look).off('close', done);
      resolve();
    };
    const look = (chunk: string): void => {
      if (chunk.includes('\n')) done();
    };
    socket.on('data', look).on('close', done);
  });
}

/** Nothing when the connection ends first, or when what comes is no request. */
function readRequest(socket: Socket): Promise<AgiRequest | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const look = (chunk: string): void => {
      text += chunk;
      const request = readAgiRequest(text);
      if (request === 'more') return;
      socket.off('data', look);
      socket.resume();
      resolve(request === 'too-long' ? undefined : request);
    };
    socket.on('data', look);
    socket.on('close', () => resolve(undefined));
  });
}
