import { callPageSchema, clickTestSchema } from '@planfix-asterisk/contracts';
import { ScriptedAsterisk, listAnswer, refusal } from '@planfix-asterisk/testing';
import type { ScriptedAnswer } from '@planfix-asterisk/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeAt, openWayBackHouse, pbxToken } from './testing/way-back-house.ts';
import type { WayBackHouse } from './testing/way-back-house.ts';

let house: WayBackHouse;
let onOriginate: () => ScriptedAnswer | undefined;
const taken = (): ScriptedAnswer => ({
  response: 'Success',
  headers: { Message: 'Originate successfully queued' },
});
const devices = (...names: string[]) =>
  listAnswer(
    'DeviceStateChange',
    names.map((Device) => ({ Device, State: 'NOT_INUSE' })),
  );

beforeEach(async () => {
  onOriginate = taken;
  house = await openWayBackHouse({
    answers: { originate: () => onOriginate(), devicestatelist: () => devices('PJSIP/101') },
  });
});
afterEach(() => house[Symbol.asyncDispose]());

const click = (change: Record<string, string> = {}, headers?: Record<string, string>) =>
  house.fromPlanfix(
    { cmd: 'makeCall', from: '11', to: '+7 916 123-45-67', token: pbxToken, ...change },
    headers,
  );
const answered = async (answer: Response): Promise<unknown[]> => [answer.status, await answer.json()];
const originates = () => house.asterisk.received('Originate');
const events = () => house.planfix.received.flatMap(({ fields }) => fields.event ?? []);

describe('makeCall of PlanFix', () => {
  it('rings the phone of the employee and dials the client, with ids of our own', async () => {
    expect(await answered(await click())).toEqual([200, {}]);
    const [order] = originates();
    const said = (name: string) => order?.header(name);
    expect(said('Channel')).toBe('PJSIP/101');
    expect([said('Context'), said('Exten'), said('Priority')]).toEqual([
      'from-internal',
      '+79161234567',
      '1',
    ]);
    expect([said('CallerID'), said('Async')]).toEqual(['"+79161234567" <101>', 'true']);
    expect(said('ChannelId')).toMatch(/^\d{10}\.\d+$/);
    expect(events()).toEqual([]);
  });

  it('closes its window when nobody picks up, under the id it gave to the PBX', async () => {
    await click();
    const [order] = originates();
    house.asterisk.send({
      Event: 'OriginateResponse',
      ActionID: order?.header('ActionID') ?? '',
      Response: 'Failure',
      Reason: '3',
      Uniqueid: '<unknown>',
    });
    await house.planfix.whenReceived((received) => received.length === 2);
    expect(events()).toEqual(['OUTGOING', 'COMPLETED']);
    expect(house.planfix.received[1]?.fields).toMatchObject({
      callid: order?.header('ChannelId'),
      status: 'NoAnswer',
      phone: '79161234567',
      ext: '11',
    });
    expect(house.planfix.violations).toEqual([]);
  });

  it("goes by FreePBX's own context where the PBX has it, and as the settings say", async () => {
    await house[Symbol.asyncDispose]();
    const priorities = listAnswer('ListDialplan', [
      { Context: 'originate-skipvm', Extension: '_X.', Priority: '1' },
    ]);
    house = await openWayBackHouse({
      answers: { devicestatelist: () => devices('SIP/101'), showdialplan: () => priorities },
    });
    await click();
    await house.save({
      clickToCall: { ring: 'originate-aa', dialAs: '8{national}', context: 'out', showClient: false },
    });
    await click();
    await house.save({ clickToCall: { ring: 'endpoint' } });
    await click();
    const [first, second, third] = originates();
    expect(first?.header('Channel')).toBe('Local/101@originate-skipvm');
    expect(first?.header('OtherChannelId')).toMatch(/^\d{10}\.\d+$/);
    expect(second?.header('Channel')).toBe('Local/101@originate-aa');
    expect([second?.header('Context'), second?.header('Exten')]).toEqual(['out', '89161234567']);
    expect(second?.header('CallerID')).toBe('"101" <101>');
    expect(third?.header('Channel')).toBe('SIP/101');
  });

  it.each<Record<string, string>>([
    { from: '12' },
    { from: '101' },
    { from: '' },
    { to: '' },
    { to: '*98' },
    { to: '101@from-internal' },
    { to: '79161234567\r\nAction: Originate\r\nChannel: Local/9@out' },
    { to: '79161234567\n' },
    { to: '7916123\u00004567' },
    { from: '11\r\nChannel: x' },
    { cmd: 'makecall' },
    { cmd: '' },
  ])('is refused with the words of the contract: %o', async (change) => {
    expect(await answered(await click(change))).toEqual([400, { error: 'Invalid parameters' }]);
    expect(originates()).toEqual([]);
  });

  it.each([{ token: 'wrong' }, { token: '' }, { token: `${pbxToken}x` }])(
    'needs the key: %o',
    async (change) => {
      expect(await answered(await click(change))).toEqual([401, { error: 'Invalid token' }]);
      expect(originates()).toEqual([]);
    },
  );

  it('is read whatever the content type says', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded; charset=windows-1251',
      'application/octet-stream',
    ];
    for (const type of types) expect((await click({}, { 'content-type': type })).status).toBe(200);
    const form = new FormData();
    const fields = { cmd: 'makeCall', from: '11', to: '79161234567', token: pbxToken };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const bodies: RequestInit[] = [
      { body: form },
      { body: JSON.stringify(fields), headers: { 'content-type': 'application/json' } },
    ];
    for (const body of bodies)
      expect((await fetch(`${house.product.url}/planfix`, { method: 'POST', ...body })).status).toBe(200);
    expect(originates()).toHaveLength(5);
  });

  it.each([
    ['that is too long', `cmd=makeCall&to=${'7'.repeat(10_000)}`, 413],
    ['that is no UTF-8', 'cmd=makeCall&to=%FF', 400],
    ['with a field twice', 'token=x&token=y', 400],
    ['of nothing', '', 401],
  ])('refuses a body %s', async (_what, body, status) => {
    const answer = await fetch(`${house.product.url}/planfix`, { method: 'POST', body });
    expect(answer.status).toBe(status);
  });

  it('is told at once that the PBX is away, and the order is not given later', async () => {
    await house.asterisk.stop();
    await vi.waitFor(async () => expect((await click()).status).toBe(503), 5_000);
    const startedAt = performance.now();
    expect(await answered(await click())).toEqual([503, { error: 'The PBX is not connected' }]);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('is told why the PBX refused; PlanFix has no window then, and the journal has the reason', async () => {
    onOriginate = () => refusal('Originate Access Forbidden: app or data blacklisted');
    const answer = await click();
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('Originate Access Forbidden');
    const admin = await house.product.visitor('admin');
    await vi.waitFor(async () => {
      const page = callPageSchema.parse(await (await house.product.call('GET', '/api/calls', admin)).json());
      expect(page.items).toMatchObject([{ extension: '101', phase: 'ended' }]);
      const detail = await (
        await house.product.call('GET', `/api/calls/${page.items[0]?.callId ?? ''}`, admin)
      ).text();
      expect(detail).toContain('click-refused');
    }, 3_000);
    expect(events()).toEqual([]);
  });

  it('cannot be asked for too often, by an employee or by an address', async () => {
    await house.save({ clickToCall: { perMinute: 2 } });
    expect([(await click()).status, (await click()).status, (await click()).status]).toEqual([200, 200, 429]);
    for (let wrong = 0; wrong < 20; wrong += 1)
      await click({ token: 'wrong' }, { 'x-forwarded-for': '192.0.2.7' });
    const turnedAway = await click({}, { 'x-forwarded-for': '192.0.2.7' });
    expect([turnedAway.status, Number(turnedAway.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(originates()).toHaveLength(2);
  });

  it('asks the PBX that has the phone, of several', async () => {
    const branch = await ScriptedAsterisk.start({
      answers: { devicestatelist: () => devices('PJSIP/201') },
    });
    await house.save({
      employees: [
        { extension: '101', shortNumber: '11' },
        { extension: '201', shortNumber: '21' },
        { extension: '301', shortNumber: '31' },
      ],
      ami: [nodeAt('main', house.asterisk), nodeAt('branch', branch)],
    });
    await vi.waitFor(() => expect(branch.received('DeviceStateList')).toHaveLength(1), 5_000);
    expect((await click({ from: '21' })).status).toBe(200);
    expect((await click({ from: '11' })).status).toBe(200);
    expect([branch.received('Originate').length, originates().length]).toEqual([1, 1]);
    expect((await click({ from: '31' })).status).toBe(400);
    await branch.stop();
  });
});

describe('a test of click-to-call in the panel', () => {
  it('does what PlanFix would have done, and names the call', async () => {
    const admin = await house.product.visitor('admin');
    const body = { from: '11', to: '79161234567' };
    const answer = await house.product.call('POST', '/api/click-to-call/test', { ...admin, body });
    const outcome = clickTestSchema.parse(await answer.json());
    expect(outcome).toMatchObject({ status: 'taken', node: 'main', dialled: '79161234567' });
    expect(originates()[0]?.header('ChannelId')).toBe(outcome.callId);
  });
});
