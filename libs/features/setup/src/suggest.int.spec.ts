import { settingsSchema } from '@planfix-asterisk/contracts';
import type { Settings } from '@planfix-asterisk/contracts';
import { ScriptedAsterisk, freepbxAnswers, listAnswer, refusal } from '@planfix-asterisk/testing';
import type { AnswerAction, Answers } from '@planfix-asterisk/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { suggest } from './suggest.ts';

const freepbx = freepbxAnswers({
  extensions: [
    { extension: '101', name: 'Анна' },
    { extension: '102', name: 'Борис' },
  ],
  trunks: ['megafon', '103'],
  routes: ['74951234567', '_7495123460X', 's'],
});

let asterisk: ScriptedAsterisk;
afterEach(() => asterisk.stop());

async function settingsFor(answers: Answers, more: object = {}): Promise<Settings> {
  asterisk = await ScriptedAsterisk.start({ answers });
  const node = { name: 'main', host: '127.0.0.1', username: 'planfix', secret: asterisk.secret };
  return settingsSchema.parse({ ami: [{ ...node, port: asterisk.port }], ...more });
}

describe('suggestions', () => {
  it("come from FreePBX's database, from hints, and say which question was refused", async () => {
    const found = await suggest(await settingsFor(freepbx), []);
    expect(found.extensions).toEqual([
      { extension: '101', name: 'Анна', node: 'main' },
      { extension: '102', name: 'Борис', node: 'main' },
    ]);
    expect(found.nodes).toEqual([
      { node: 'main', failure: null, detail: null, refused: ['PJSIPShowEndpoints'] },
    ]);
  });

  it('tell trunks from phones', async () => {
    const { endpoints } = await suggest(await settingsFor(freepbx), []);
    const told = Object.fromEntries(endpoints.map(({ name, isTrunk }) => [name, isTrunk]));
    expect(told).toEqual({ '101': false, '102': false, '103': false, megafon: true });
    const signs = Object.fromEntries(endpoints.map(({ name, phoneSign }) => [name, phoneSign]));
    // 103 has no name and no hint, but the look of an internal number.
    expect(signs).toEqual({
      '101': 'extension',
      '102': 'extension',
      '103': 'internal-number',
      megafon: null,
    });
  });

  it('tell lines from phones, and name the routes that are no line', async () => {
    const seen = ['9120', '101', '74951234599'].map((line) => ({ line, calls: 1, lastCallAt: 1 }));
    const employees = [{ extension: '74951234599', shortNumber: '1' }];
    const { lines, routePatterns } = await suggest(await settingsFor(freepbx, { employees }), seen);
    const signs = Object.fromEntries(lines.map(({ number, phoneSign }) => [number, phoneSign]));
    expect(signs).toEqual({
      '9120': 'internal-number',
      '101': 'extension',
      '74951234599': 'extension',
      '74951234567': null,
    });
    expect(routePatterns).toEqual(['_7495123460X']);
  });

  it('ask names one by one where Asterisk has no tree', async () => {
    const dbget: AnswerAction = (action) =>
      action.header('Family') === 'AMPUSER/102'
        ? listAnswer('DBGetResponse', [{ Family: 'AMPUSER/102', Key: 'cidname', Val: 'Борис' }])
        : refusal('Database entry not found');
    const old = { ...freepbx, dbgettree: () => refusal('Invalid/unknown command'), dbget };
    const found = await suggest(await settingsFor(old), []);
    expect(found.extensions).toEqual([
      { extension: '101', name: '', node: 'main' },
      { extension: '102', name: 'Борис', node: 'main' },
    ]);
    expect(found.nodes[0]?.refused).toContain('DBGetTree');
  });

  it('put the lines of inbound routes beside those of the calls, written alike', async () => {
    const seen = [
      { line: '74959999999', calls: 3, lastCallAt: 7 },
      { line: '74951234567', calls: 1, lastCallAt: 9 },
    ];
    const { lines } = await suggest(await settingsFor(freepbx), seen);
    expect(lines).toEqual([
      { number: '74959999999', isRouted: false, calls: 3, lastCallAt: 7, phoneSign: null },
      { number: '74951234567', isRouted: true, calls: 1, lastCallAt: 9, phoneSign: null },
    ]);
  });

  it('say of a PBX that refuses the log-in why it could not be asked, without the secret', async () => {
    const settings = await settingsFor(freepbx);
    asterisk.secret = 'another';
    const found = await suggest(settings, []);
    expect(found.nodes).toMatchObject([{ node: 'main', failure: 'wrong-secret', refused: [] }]);
    expect(JSON.stringify(found)).not.toContain('amp111');
  });

  it('leave no link behind', async () => {
    await suggest(await settingsFor(freepbx), []);
    await expect.poll(() => asterisk.connections).toBe(0);
  });
});
