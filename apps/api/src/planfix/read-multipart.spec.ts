import { expect, it } from 'vitest';
import { readMultipart } from './read-multipart.ts';

async function sent(form: FormData): Promise<[text: string, type: string]> {
  const request = new Request('http://localhost', { method: 'POST', body: form });
  return [await request.text(), request.headers.get('content-type') ?? ''];
}

it('reads what a program sends as a multipart form', async () => {
  const form = new FormData();
  form.set('cmd', 'makeCall');
  form.set('to', '+7 916\r\n--x');
  expect(readMultipart(...(await sent(form)))).toEqual([
    ['cmd', 'makeCall'],
    ['to', '+7 916\r\n--x'],
  ]);
});

it('reads none that is broken or holds a file', async () => {
  const form = new FormData();
  form.set('to', new Blob(['x']), 'x.txt');
  expect(readMultipart(...(await sent(form)))).toBeUndefined();
  for (const text of ['', '--b', '--b\r\n--b--', '--b\r\nx: y\r\n\r\nvalue\r\n--b'])
    expect(readMultipart(text, 'multipart/form-data; boundary=b')).toBeUndefined();
  expect(readMultipart('--b--', 'multipart/form-data')).toBeUndefined();
});
