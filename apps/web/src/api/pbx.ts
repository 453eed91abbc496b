import { z } from 'zod';
import { request } from './client.ts';

export async function reconnectPbx(node: string): Promise<void> {
  await request(z.unknown(), `/api/pbx/${encodeURIComponent(node)}/reconnect`, { method: 'POST' });
}
