import { copyFile, mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTrace } from '@planfix-asterisk/testing';
import { ApiClient } from '../product/api-client.ts';
import { expect, test } from '../product/panel-test.ts';
import { signIn } from '../product/sign-in.ts';

const speech = new URL('../../libs/adapters/recording-files/fixtures/speech-wav.wav', import.meta.url);
const run = 4_712;
const callId = `1795419200.${run * 1_000_000}`;

test('a talk can be heard on the page of its call, without an address from outside too; one whose file is missing says what to do', async ({
  page,
  pbx,
  product,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'monitor-'));
  const day = join(folder, '2026/11/23');
  await mkdir(day, { recursive: true });
  const file = join(day, `external-101-74957654321-20261123-073320-${callId}.wav`);
  await copyFile(speech, file);
  await utimes(file, new Date(0), new Date(0));
  const api = await new ApiClient(product.url).signIn();
  await api.put('/api/settings/publicUrl', { value: product.url });
  await api.put('/api/settings/recordings', { value: { directory: folder } });
  await signIn(page, product.url);
  await pbx.playTrace(readTrace('01-inbound-answered'), { speed: 20, run });
  await page.goto(`${product.url}/calls/${callId}`);
  await expect(page.locator('audio')).toBeVisible();
  const now = (what: string) => page.evaluate<number>(`document.querySelector('audio').${what}`);
  await expect(page.locator('canvas')).toBeVisible();
  await page.evaluate("document.querySelector('audio').play()");
  await expect.poll(() => now('currentTime')).toBeGreaterThan(0.3);
  expect(await now('duration')).toBeGreaterThan(1.4);

  await api.put('/api/settings/publicUrl', { value: null });
  const unlinked = callId.replace(String(run), String(run + 2));
  await copyFile(speech, file.replace(callId, unlinked));
  await utimes(file.replace(callId, unlinked), new Date(0), new Date(0));
  await pbx.playTrace(readTrace('01-inbound-answered'), { speed: 20, run: run + 2 });
  await page.goto(`${product.url}/calls/${unlinked}`);
  await expect(page.getByText('PlanFix cannot fetch this recording')).toBeVisible();
  await expect.poll(() => now('duration')).toBeGreaterThan(1.4);

  await api.put('/api/settings/recordings', { value: null });
  const next = 1_000_000 * (run + 1);
  await pbx.playTrace(readTrace('01-inbound-answered'), { speed: 20, run: run + 1 });
  await page.goto(`${product.url}/calls/1795419200.${next}`);
  await expect(page.getByText('Recordings are not set up', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Look again' })).toBeVisible();
  await page.goto(`${product.url}/settings/recordings`);
  await page.getByRole('textbox', { name: 'Folder' }).fill(folder);
  await page.getByRole('button', { name: 'Play the newest recording' }).click();
  await expect(page.getByText('2026/11/23/external-101', { exact: false })).toBeVisible();
  await expect.poll(() => now('duration')).toBeGreaterThan(1.4);
  await page.getByRole('textbox', { name: 'Folder' }).fill(join(folder, 'elsewhere'));
  await page.getByRole('button', { name: 'Play the newest recording' }).click();
  await expect(page.getByText('The folder of the recordings is not there')).toBeVisible();

  await rm(folder, { recursive: true });
});
