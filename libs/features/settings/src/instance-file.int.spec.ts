import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settingsSchema } from '@planfix-asterisk/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instanceFileJsonSchema } from './instance-file-schema.ts';
import { readInstanceFile } from './read-instance-file.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const variables = {
  PLANFIX_TOKEN: 'planfix-token',
  PBX_TOKEN: 'pbx-token',
  AMI_SECRET: 'ami-secret',
  SMTP_PASSWORD: 'smtp-password',
  TELEGRAM_TOKEN: '123456:telegram-token',
  METRICS_TOKEN: 'metrics-token-of-16',
  WEBHOOK_SECRET: 'webhook-secret-of-16',
  LOOKUP_KEY: 'lookup-key-of-the-example',
  ADMIN_PASSWORD: 'admin-password',
  CDR_PASSWORD: 'cdr-password',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'instance-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the examples', () => {
  it('are the three we know of', async () => {
    expect((await readdir(join(root, 'examples'))).sort()).toEqual([
      'full.yaml',
      'minimal.yaml',
      'two-pbx-nodes.yaml',
    ]);
  });

  it('minimal.yaml is accepted', () => {
    const file = readInstanceFile(join(root, 'examples/minimal.yaml'), variables);
    expect(file.settings).toMatchObject({
      planfix: { token: 'planfix-token' },
      ami: [{ name: 'main', port: 5038, secret: 'ami-secret' }],
    });
  });

  it('full.yaml is accepted and sets every section', () => {
    const file = readInstanceFile(join(root, 'examples/full.yaml'), variables);
    expect(Object.keys(file.settings).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
    expect(file.settings.cdr?.url).toBe('mysql://planfix:cdr-password@127.0.0.1/asteriskcdrdb');
    expect(file.admin).toEqual({ username: 'admin', password: 'admin-password' });
  });

  it('two-pbx-nodes.yaml is accepted, with its secrets from files beside it', async () => {
    const path = join(folder, 'instance.yaml');
    await writeFile(path, await readFile(join(root, 'examples/two-pbx-nodes.yaml')));
    await mkdir(join(folder, 'secrets'));
    for (const name of ['planfix-token', 'ami-head-office', 'ami-branch']) {
      await writeFile(join(folder, 'secrets', name), `${name}\n`);
    }
    expect(readInstanceFile(path, {}).settings).toMatchObject({
      planfix: { token: 'planfix-token' },
      ami: [{ secret: 'ami-head-office' }, { secret: 'ami-branch', tls: true }],
    });
  });
});

describe('readInstanceFile', () => {
  it('names the file that is not there', () => {
    const path = join(folder, 'none.yaml');
    expect(() => readInstanceFile(path, {})).toThrow(
      `INSTANCE_FILE: expected a readable file, found ENOENT at ${path}.`,
    );
  });

  it('does not guess at another encoding than UTF-8', async () => {
    const path = join(folder, 'cp1251.yaml');
    await writeFile(path, Buffer.from([0x23, 0x20, 0xc0, 0xed, 0xed, 0xe0]));
    expect(() => readInstanceFile(path, {})).toThrow(/expected text in UTF-8/);
  });

  it('names the secret file that is not there', async () => {
    const path = join(folder, 'instance.yaml');
    await writeFile(path, 'pbx: { token: ${file:secrets/token} }');
    expect(() => readInstanceFile(path, {})).toThrow(
      `instance.yaml:1:15: pbx.token: expected a readable file ${folder}/secrets/token; found no such file`,
    );
  });
});

it('docs/instance-file.schema.json is as the schemas say (else: node tools/write-instance-schema.ts)', async () => {
  const written: unknown = JSON.parse(await readFile(join(root, 'docs/instance-file.schema.json'), 'utf8'));
  expect(written).toEqual(instanceFileJsonSchema());
});
