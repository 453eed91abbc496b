import { secretIsSet } from '@planfix-asterisk/contracts';
import { ChangeFeed, createLogger, openSecretBox } from '@planfix-asterisk/runtime';
import type { Change } from '@planfix-asterisk/runtime';
import { AuditLog, SettingsStore } from '@planfix-asterisk/storage';
import type { Storage } from '@planfix-asterisk/storage';
import { temporaryStorage } from '@planfix-asterisk/storage/testing';
import type { TemporaryStorage } from '@planfix-asterisk/storage/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseInstanceFile } from './read-instance-file.ts';
import { SettingsService, isSettingsSection } from './settings-service.ts';

const by = { username: 'anna', address: '10.0.0.1' };
const clock = { now: () => 1_764_000_000_000 };
const planfix = { url: 'https://example.planfix.ru/tel/api', token: 'planfix-hunter2' };
const node = { name: 'main', host: '10.0.0.2', username: 'planfix', secret: 'ami-hunter2' };

let temporary: TemporaryStorage;
let storage: Storage;
let auditLog: AuditLog;
let lines: string[];
let changes: Change[];

beforeEach(async () => {
  temporary = await temporaryStorage();
  storage = temporary.storage;
  auditLog = new AuditLog(storage, clock);
  [lines, changes] = [[], []];
});
afterEach(() => temporary[Symbol.asyncDispose]());

function open(from: { file?: string; key?: string } = {}): Promise<SettingsService> {
  const feed = new ChangeFeed();
  feed.subscribe((change) => changes.push(change));
  return SettingsService.open({
    store: new SettingsStore(storage, auditLog),
    box: openSecretBox(from.key ?? 'k'.repeat(32)),
    feed,
    clock,
    logger: createLogger({ level: 'info' }, { write: (line) => void lines.push(line) }),
    instanceFile:
      from.file === undefined
        ? undefined
        : parseInstanceFile(from.file, { path: '/etc/pfx.yaml', variables: {} }),
  });
}

const auditText = async () => JSON.stringify((await auditLog.list({}, { limit: 50 })).items);

describe('settings', () => {
  it('are the defaults at first', async () => {
    const settings = await open();
    expect(settings.current()).toMatchObject({
      ami: [],
      numbers: { country: 'RU' },
      planfixTls: { verify: true },
    });
    expect(settings.current().planfix).toBeUndefined();
    expect(settings.locked).toEqual([]);
  });

  it('that the panel saves are in force at once and after a restart, and everybody is told', async () => {
    const settings = await open();
    const before = settings.current();
    expect(await settings.save('planfix', planfix, by)).toEqual({ status: 'saved' });
    expect(settings.current().planfix).toEqual(planfix);
    expect(before.planfix).toBeUndefined();
    expect(changes).toEqual([{ topic: 'settings', id: 'planfix' }]);
    expect((await open()).current().planfix).toEqual(planfix);
  });

  it('of the instance file win, are locked, and give way when they leave the file', async () => {
    await (await open()).save('planfix', planfix, by);
    const file = 'planfix: { url: https://other.planfix.ru/tel/api, token: file-hunter2 }';
    const settings = await open({ file });
    expect(settings.locked).toEqual(['planfix']);
    expect(settings.current().planfix?.token).toBe('file-hunter2');
    expect(await settings.save('planfix', planfix, by)).toEqual({ status: 'locked' });
    expect(settings.forPanel()).toMatchObject({
      settings: { planfix: { url: 'https://other.planfix.ru/tel/api', token: secretIsSet } },
      locked: ['planfix'],
      instanceFile: '/etc/pfx.yaml',
    });
    expect((await open()).current().planfix).toEqual(planfix);
  });

  it('that are wrong are answered field by field, without the secret', async () => {
    const settings = await open();
    const wrong = [
      { ...node, host: '', port: '5038' },
      { ...node, secret: 12345 },
    ];
    expect(await settings.save('ami', wrong, by)).toEqual({
      status: 'invalid',
      fields: {
        'ami.0.host':
          'expected a name or an IP address, without http:// and without a port; found empty text',
        'ami.0.port': 'expected a whole number; found "5038"',
        'ami.1.secret': 'expected text in quotes; found a number',
        'ami.1.name': 'expected a name that no other node has; found "main"',
      },
      problems: {
        'ami.0.host': { code: 'not-fitting' },
        'ami.0.port': { code: 'wrong-kind' },
        'ami.1.secret': { code: 'wrong-kind' },
        'ami.1.name': { code: 'not-fitting' },
      },
    });
    expect(await settings.save('planfix', { ...planfix, url: 'http://example.planfix.ru/' }, by)).toEqual({
      status: 'invalid',
      fields: { 'planfix.url': expect.stringContaining('an https:// address') as unknown },
      problems: { 'planfix.url': { code: 'not-fitting' } },
    });
    expect(changes).toEqual([]);
    expect((await auditLog.list({}, { limit: 5 })).items).toEqual([]);
  });

  it('that did not change are not written again', async () => {
    const settings = await open();
    await settings.save('planfix', planfix, by);
    expect(await settings.save('planfix', { ...planfix, token: secretIsSet }, by)).toEqual({
      status: 'unchanged',
    });
    expect((await auditLog.list({}, { limit: 5 })).items).toHaveLength(1);
  });

  it('are forgotten with null', async () => {
    const settings = await open();
    await settings.save('planfix', planfix, by);
    await settings.save('numbers', { country: 'KZ' }, by);
    await settings.save('planfix', null, by);
    await settings.save('numbers', null, by);
    const again = await open();
    expect([again.current().planfix, again.current().numbers.country]).toEqual([undefined, 'RU']);
  });

  it('have names', () => {
    expect(isSettingsSection('ami')).toBe(true);
    expect(['admin', '__proto__', 'toString'].some(isSettingsSection)).toBe(false);
  });
});

describe('secrets', () => {
  it('never leave for the panel, and stay when the marker comes back', async () => {
    const settings = await open();
    await settings.save('planfix', planfix, by);
    await settings.save('cdr', { url: 'mysql://u:cdr-hunter2@127.0.0.1/cdr' }, by);
    expect(JSON.stringify(settings.forPanel())).not.toContain('hunter2');
    const shown = settings.forPanel().settings.planfix;
    expect(shown?.token).toBe(secretIsSet);
    await settings.save('planfix', { ...shown, url: 'https://moved.planfix.ru/tel/api' }, by);
    expect(settings.current().planfix).toEqual({
      url: 'https://moved.planfix.ru/tel/api',
      token: 'planfix-hunter2',
    });
  });

  it('of PBX nodes follow their node, by name or by the same log-in', async () => {
    const settings = await open();
    const branch = { ...node, name: 'branch', host: '10.0.0.3', secret: 'branch-hunter2' };
    await settings.save('ami', [node, branch], by);
    const [main, second] = settings.forPanel().settings.ami ?? [];
    await settings.save(
      'ami',
      [
        { ...second, port: 5040 },
        { ...main, name: 'head' },
      ],
      by,
    );
    expect(settings.current().ami.map(({ name, secret }) => [name, secret])).toEqual([
      ['branch', 'branch-hunter2'],
      ['head', 'ami-hunter2'],
    ]);
  });

  it('cannot be had for a node that is new', async () => {
    const settings = await open();
    await settings.save('ami', [node], by);
    const stranger = { ...node, name: 'evil', host: 'evil.example', secret: secretIsSet };
    expect(await settings.save('ami', [stranger], by)).toMatchObject({
      status: 'invalid',
      fields: { 'ami.0.secret': 'expected text that is not empty; found empty text' },
    });
  });

  it('are nowhere in the database, the audit log or the log', async () => {
    const settings = await open();
    await settings.save('planfix', planfix, by);
    await settings.save('ami', [node], by);
    await settings.save('planfix', { ...planfix, token: 'second-hunter2' }, by);
    expect(await temporary.holds('hunter2')).toBe(false);
    expect(await temporary.holds('10.0.0.2')).toBe(true);
    expect((await auditText()) + lines.join('')).not.toContain('hunter2');
  });

  it('that are new are told as new in the audit log, with who and from where', async () => {
    const settings = await open();
    await settings.save('planfix', planfix, by);
    await settings.save('planfix', { ...planfix, token: 'second' }, by);
    expect((await auditLog.list({}, { limit: 1 })).items[0]).toMatchObject({
      actor: 'anna',
      address: '10.0.0.1',
      action: 'settings.changed',
      target: 'planfix',
      before: { token: secretIsSet },
      after: { token: `${secretIsSet} (new)` },
      at: clock.now(),
    });
  });

  it('sealed with a lost key leave their section out, loudly, until they are entered again', async () => {
    await (await open()).save('ami', [node], by);
    const settings = await open({ key: 'n'.repeat(32) });
    expect(settings.current().ami).toEqual([]);
    expect(lines.join('')).toContain('"reason":"unknown-key"');
    expect(settings.forPanel()).toMatchObject({
      incomplete: ['ami'],
      settings: { ami: [{ host: '10.0.0.2', secret: '' }] },
    });
    expect(await settings.save('ami', [{ ...node, secret: secretIsSet }], by)).toMatchObject({
      status: 'invalid',
    });
    await settings.save('ami', [node], by);
    expect(settings.current().ami).toHaveLength(1);
    expect(settings.forPanel().incomplete).toEqual([]);
  });
});

it('the audit log of a long list holds only what differs', async () => {
  const settings = await open();
  const employees = ['101', '102', '103'].map((extension) => ({ extension, shortNumber: extension }));
  await settings.save('employees', employees, by);
  await settings.save('employees', [...employees.slice(0, 2), { extension: '104', shortNumber: '4' }], by);
  expect((await auditLog.list({}, { limit: 1 })).items[0]).toMatchObject({
    before: [{ extension: '103' }],
    after: [{ extension: '104' }],
  });
});
