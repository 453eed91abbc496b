import { compareCalls } from '@planfix-asterisk/testing';
import type { ExpectedCall, SimulatedPlanfix } from '@planfix-asterisk/testing';
import { header } from '../asterisk/ami/ami-message.ts';
import type { AmiMessage } from '../asterisk/ami/ami-message.ts';
import type { Lab } from '../asterisk/lab/lab.ts';
import type { RunningProduct } from '../product/running-product.ts';
import { expect, test, wayBack } from '../product/test.ts';
import { toldToPlanfix } from '../product/told-to-planfix.ts';

const isFinal = ({ fields }: { fields: Readonly<Record<string, string | undefined>> }) =>
  fields['event'] === 'COMPLETED';

async function clickInPlanfix(product: RunningProduct, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ cmd: 'makeCall', token: wayBack.pbxToken, ...fields });
  return fetch(`${product.url}/planfix`, { method: 'POST', body });
}

/** What PlanFix hears from now on, up to the end of one call. */
function listening(planfix: SimulatedPlanfix): (expected: ExpectedCall) => Promise<void> {
  const before = planfix.received.length;
  const violationsBefore = planfix.violations.length;
  return async (expected) => {
    await planfix.whenReceived((received) => received.slice(before).some(isFinal), 20_000);
    expect(compareCalls([expected], toldToPlanfix(planfix.received.slice(before)))).toEqual([]);
    expect(planfix.violations.slice(violationsBefore)).toEqual([]);
  };
}

test('a click in PlanFix rings the employee, then the client, and PlanFix hears the call', async ({
  lab,
  planfix,
  product,
}) => {
  await lab.phone('105').will('ring:0.5', 'answer', 'talk:20');
  await lab.numberWill('89161234590', ['ring:0.5', 'answer', 'talk:1.5']);
  const hears = listening(planfix);
  const rung = lab.sees('DialBegin', (event) => header(event, 'DestChannel').startsWith('PJSIP/105-'));
  const dialled = lab.sees('DialBegin', (event) => header(event, 'DialString').startsWith('89161234590@'));
  const answer = await clickInPlanfix(product, { from: '105', to: '+7 (916) 123-45-90' });
  expect(answer.status).toBe(200);
  const [first, second] = await Promise.all([rung, dialled]);
  // FreePBX's own way for programs was found out, the phone shows whom he is to speak with.
  expect(header(first, 'Channel')).toContain('Local/105@originate-skipvm');
  expect(header(first, 'CallerIDName')).toBe('+79161234590');
  expect(header(second, 'Linkedid')).toBe(header(first, 'Linkedid'));
  await hears({
    type: 'out',
    phone: '79161234590',
    diversion: '74951234567',
    says: ['OUTGOING 105', 'ACCEPTED 105', 'COMPLETED 105 Success 1-2 r1'],
  });
});

test("a click whose employee does not pick up closes PlanFix's window; one that must not be made rings nobody", async ({
  lab,
  planfix,
  product,
}) => {
  const refused = await clickInPlanfix(product, { from: '105', to: '89161234590@from-internal' });
  expect([refused.status, await refused.json()]).toEqual([400, { error: 'Invalid parameters' }]);
  await lab.phone('105').will('ring:0.5', 'refuse:17');
  const hears = listening(planfix);
  expect((await clickInPlanfix(product, { from: '105', to: '79161234591' })).status).toBe(200);
  await hears({
    type: 'out',
    phone: '79161234591',
    diversion: '',
    says: ['OUTGOING 105', 'COMPLETED 105 NoAnswer 0-0 r0'],
  });
});

/** A call to a number whose dialplan asks the product; whom it rings, under which name, and how long the caller waited. */
async function callToAskingNumber(
  lab: Lab,
  did: string,
  from: string,
): Promise<{ phone: string; name: string; waitedMs: number }> {
  for (const extension of ['104', '105']) await lab.phone(extension).will('ring:0.3', 'answer', 'talk:20');
  const began = lab.sees('Newchannel', (event) => header(event, 'CallerIDNum') === from);
  const rings = lab.sees('DialBegin', (event: AmiMessage) => header(event, 'CallerIDNum') === from);
  const arrived = began.then(() => performance.now());
  const rung = rings.then((event) => ({ event, at: performance.now() }));
  const call = await lab.callIn(did, { from, then: ['talk:0.5'] });
  const { event, at } = await rung;
  const found = {
    phone: /^PJSIP\/(\d+)/.exec(header(event, 'DestChannel'))?.[1] ?? '',
    name: header(event, 'CallerIDName'),
    waitedMs: at - (await arrived),
  };
  await call.ended();
  return found;
}

for (const [way, did] of [
  ['CURL()', '74951234903'],
  ['FastAGI', '74951234904'],
] as const) {
  test(`a caller asked for by ${way} is shown by name and put through to the responsible employee; one whom PlanFix does not tell of in time gets through all the same`, async ({
    lab,
    planfix,
    product,
    agiPort,
  }) => {
    const globals = {
      PRODUCT_URL: product.url,
      PRODUCT_AGI: `127.0.0.1:${agiPort}`,
      LOOKUP_KEY: wayBack.lookupKey,
    };
    for (const [Variable, Value] of Object.entries(globals))
      await lab.admin.perform({ Action: 'Setvar', Variable, Value });
    expect(await callToAskingNumber(lab, did, '74957650903')).toMatchObject({
      phone: '105',
      name: 'Анна Петрова',
    });

    planfix.fail({ hang: true, when: ({ cmd }) => cmd === 'contact' });
    const stranger = way === 'CURL()' ? '74957650904' : '74957650905';
    const found = await callToAskingNumber(lab, did, stranger);
    planfix.recover();
    expect(found).toMatchObject({ phone: '104', name: stranger });
    // One second at most for both questions, and the way through the dialplan.
    expect(found.waitedMs).toBeLessThan(2_000);
    expect(product.log()).not.toContain(wayBack.lookupKey);
  });
}
