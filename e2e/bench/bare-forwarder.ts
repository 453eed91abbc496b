// The reference of the bench: what the product would be without a memory. It reads AMI, posts a pop-up for each phone that
// rings and forgets it; no tracking, no store, no retry.
import { createConnection } from 'node:net';
import { Pool } from 'undici';

const [port = '', secret = '', planfix = ''] = process.argv.slice(2);
const { origin, pathname } = new URL(planfix);
const pool = new Pool(origin, { connections: 32 });
const socket = createConnection(Number(port), '127.0.0.1');
socket.setEncoding('utf8');
socket.write(`Action: Login\r\nUsername: planfix\r\nSecret: ${secret}\r\n\r\n`);

let rest = '';
socket.on('data', (chunk: string) => {
  const blocks = (rest + chunk).split('\r\n\r\n');
  rest = blocks.pop() ?? '';
  for (const block of blocks) forward(block);
});
socket.on('close', () => process.exit(0));

function forward(block: string): void {
  if (!block.includes('Event: DialBegin')) return;
  const headers = new Map(block.split('\r\n').map((line) => line.split(': ', 2) as [string, string]));
  const ext = /^PJSIP\/(.+)-/.exec(headers.get('DestChannel') ?? '')?.[1] ?? '';
  const body = new URLSearchParams({
    cmd: 'event',
    planfix_token: 'token',
    type: 'in',
    event: 'INCOMING',
    phone: headers.get('CallerIDNum') ?? '',
    diversion: '',
    ext,
    callid: headers.get('DestLinkedid') ?? '',
  }).toString();
  const send = {
    method: 'POST',
    path: pathname,
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  };
  pool.request(send).then(
    ({ body: answer }) => answer.dump(),
    (error: unknown) => console.error(error),
  );
}
