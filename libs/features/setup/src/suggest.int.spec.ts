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
    // 103 has no name and no hint, but the look of an internal number.
    expect(told).toEqual({ '101': false, '102': false, '103': false, megafon: true });
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
      { number: '74959999999', isRouted: false, calls: 3, lastCallAt: 7 },
      { number: '74951234567', isRouted: true, calls: 1, lastCallAt: 9 },
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
