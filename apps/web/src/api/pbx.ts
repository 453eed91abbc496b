import { api } from './client.ts';

export async function reconnectPbx(node: string): Promise<void> {
  await api.post('/api/pbx/{node}/reconnect', { path: { node } });
}
