import type { Page } from '@playwright/test';
import { admin } from './api-client.ts';

/** Signs in through the API: the cookie lands in the page's context. */
export async function signIn(page: Page, url: string): Promise<void> {
  const answer = await page.request.post(`${url}/api/session`, { data: admin });
  if (!answer.ok()) throw new Error(`Not signed in: ${answer.status()} ${await answer.text()}`);
}
