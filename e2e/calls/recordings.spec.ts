import { mp3Seconds } from '@planfix-asterisk/testing';
import { allScenarios } from '../asterisk/scenarios/all-scenarios.ts';
import { ApiClient } from '../product/api-client.ts';
import { expect, test } from '../product/test.ts';

const isRecord = ({ fields }: { fields: Readonly<Record<string, string | undefined>> }) =>
  fields['cmd'] === 'record';

test('a talk that Asterisk recorded is behind the link that PlanFix got, in its whole length', async ({
  lab,
  planfix,
  product,
}) => {
  const scenario = allScenarios.find(({ name }) => name === 'inbound-answered');
  if (scenario === undefined) throw new Error('no such scenario');
  const api = await new ApiClient(product.url).signIn();
  const set = (section: string, value: unknown) => api.put(`/api/settings/${section}`, { value });
  await set('publicUrl', product.url);
  await set('recordings', { directory: lab.recordingsDirectory });
  const before = planfix.received.length;
  const violationsBefore = planfix.violations.length;
  try {
    await scenario.play(lab);
    const heard = () => planfix.received.slice(before);
    await planfix.whenReceived(() => heard().some(isRecord), 30_000);
    const link = heard().find(isRecord)?.fields['record_link'] ?? '';
    const completed = heard().find(({ fields }) => fields['event'] === 'COMPLETED')?.fields;
    expect(completed?.['is_recorded']).toBe('1');
    const answer = await fetch(link);
    expect(answer.headers.get('content-type')).toBe('audio/mpeg');
    const seconds = mp3Seconds(new Uint8Array(await answer.arrayBuffer()));
    const talked = Number(completed?.['duration']);
    // Whole seconds are told; the recorder begins with the ringing in some dialplans, and MP3 is padded.
    expect(seconds).toBeGreaterThan(talked - 0.5);
    expect(seconds).toBeLessThan(talked + 2);
    expect(planfix.violations.slice(violationsBefore)).toEqual([]);
  } finally {
    await set('recordings', null);
    await set('publicUrl', null);
  }
});
