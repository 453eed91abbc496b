import { SimulatedPlanfix } from '@planfix-asterisk/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { checkPlanfix } from './check-planfix.ts';

let planfix: SimulatedPlanfix;
afterEach(() => planfix.stop());

async function check(
  pbx: { token: string; url: string } | undefined,
  ours: { token?: string; publicUrl?: string; pbxToken?: string } = {},
) {
  planfix = new SimulatedPlanfix({ token: 'right', pbx });
  await planfix.start();
  return checkPlanfix({
    url: planfix.url,
    token: 'right',
    verifyTls: true,
    publicUrl: 'https://pbx.example.com',
    pbxToken: 'our-key',
    ...ours,
  });
}

describe('the check of PlanFix', () => {
  it('says that both sides agree, and does not tell the key', async () => {
    const found = await check({ token: 'our-key', url: 'https://pbx.example.com/planfix' });
    expect(found).toMatchObject({
      cause: 'ok',
      httpStatus: 200,
      stored: { pbxUrl: 'https://pbx.example.com/planfix' },
      agreement: { pbxUrl: 'same', pbxToken: 'same' },
    });
    expect(JSON.stringify(found)).not.toContain('our-key');
  });

  it('says where they differ, and what PlanFix lacks', async () => {
    const found = await check({ token: 'old', url: '' });
    expect(found.agreement).toEqual({ pbxUrl: 'missing', pbxToken: 'different' });
  });

  it('cannot compare what we do not have', async () => {
    const both = { token: 'k', url: 'https://x.example/planfix' };
    const found = await check(both, { publicUrl: undefined, pbxToken: undefined });
    expect(found.agreement).toEqual({ pbxUrl: 'unset', pbxToken: 'unset' });
  });

  it('says in a known word why PlanFix refuses', async () => {
    const found = await check(undefined, { token: 'wrong' });
    expect(found).toMatchObject({ cause: 'invalid-token', httpStatus: 401, agreement: null });
  });

  it('takes a web page for no answer', async () => {
    planfix = new SimulatedPlanfix({ token: 'right' });
    await planfix.start();
    planfix.fail({ html: true });
    const found = await checkPlanfix({
      url: planfix.url,
      token: 'right',
      verifyTls: true,
      publicUrl: undefined,
      pbxToken: undefined,
    });
    expect(found).toMatchObject({ cause: 'html-answer', agreement: null });
  });
});
