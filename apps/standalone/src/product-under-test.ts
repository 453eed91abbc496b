import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { listen, makeApp } from '@planfix-asterisk/api-app';
import { sessionSchema } from '@planfix-asterisk/contracts';
import type { Role } from '@planfix-asterisk/contracts';
import { openRooms, productVersion } from '@planfix-asterisk/rooms';
import { createLogger, readEnvironment } from '@planfix-asterisk/runtime';
import { StandaloneModule } from './standalone.module.ts';

export const password = 'a long password';

export interface Visitor {
  readonly cookie?: string;
  readonly csrfToken?: string;
}

interface Call extends Visitor {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The product as it is started, in a folder of its own or that of a former one, for specs that talk to it over HTTP. */
export async function startProduct(
  variables: Record<string, string> = {},
  { formerFolder, besides = [] }: { formerFolder?: string; besides?: Type[] } = {},
) {
  const folder = formerFolder ?? (await mkdtemp(join(tmpdir(), 'planfix-asterisk-')));
  const environment = readEnvironment({ DATA_DIR: folder, PORT: '0', ...variables });
  const log = createLogger({ level: 'info' }, { write: () => undefined });
  const rooms = await openRooms(environment, log);
  const module = StandaloneModule.with(rooms, { log, version: productVersion() });
  module.imports?.push(...besides);
  const app = await makeApp(module, { ...rooms, panel: await writePanel(folder) });
  const url = (await listen(app, environment)).replace('localhost', '127.0.0.1');

  const call = (method: string, path: string, { cookie, csrfToken, body, headers }: Call = {}) =>
    fetch(url + path, {
      method,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(csrfToken === undefined ? {} : { 'x-csrf-token': csrfToken }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });

  const { accounts } = rooms;
  const visitor = async (role: Role): Promise<Visitor> => {
    await accounts.add({ username: role, password, role }, { username: 'spec', address: '' });
    const answer = await call('POST', '/api/session', { body: { username: role, password } });
    const { csrfToken } = sessionSchema.parse(await answer.json());
    return { cookie: answer.headers.getSetCookie().join().split(';', 1)[0], csrfToken };
  };

  const stopKeepingFolder = async () => {
    await app.close();
    await rooms.storage.close();
    return folder;
  };
  const stop = async () => rm(await stopKeepingFolder(), { recursive: true });
  return { app, rooms, url, folder, call, visitor, stop, stopKeepingFolder };
}

async function writePanel(folder: string): Promise<string> {
  const panel = join(folder, 'panel');
  await mkdir(join(panel, 'assets'), { recursive: true });
  await writeFile(join(panel, 'index.html'), '<!doctype html><title>panel</title>');
  await writeFile(join(panel, 'assets/app-1a2b3c.js'), 'export {};\n'.repeat(500));
  return panel;
}

export type Product = Awaited<ReturnType<typeof startProduct>>;
