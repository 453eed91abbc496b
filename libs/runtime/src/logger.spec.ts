import { describe, expect, it } from 'vitest';
import { createLogger, recentLines } from './logger.ts';
import type { Logger } from './logger.ts';

function linesOf(write: (logger: Logger) => void): string {
  const lines: string[] = [];
  write(createLogger({ level: 'info' }, { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the logger', () => {
  it('keeps its last lines as they were written, those of its children too', () => {
    const logger = createLogger({ level: 'info' }, { write: () => undefined });
    logger.info({ token: 'hunter2' }, 'first');
    logger.child({ room: 'pbx' }).warn('second');
    const kept = recentLines(logger).map((line) => JSON.parse(line) as object);
    expect(kept).toMatchObject([
      { token: '[hidden]', msg: 'first' },
      { room: 'pbx', msg: 'second' },
    ]);
  });

  it('writes one JSON line with the level in words', () => {
    const line = linesOf((logger) => logger.info({ event: 'started', port: 3000 }, 'ready'));
    expect(JSON.parse(line)).toMatchObject({ level: 'info', event: 'started', port: 3000, msg: 'ready' });
    expect(line.endsWith('\n')).toBe(true);
  });

  it.each([
    { token: 'hunter2' },
    { planfix: { token: 'hunter2' } },
    { headers: { authorization: 'Bearer hunter2', cookie: 'sid=hunter2' } },
    { nodes: [{ name: 'main', secret: 'hunter2' }] },
    { body: 'event=INCOMING&token=hunter2&phone=1' },
    { text: 'Action: Login\r\nSecret: hunter2\r\n' },
    { url: 'mysql://asterisk:hunter2@127.0.0.1/cdr' },
    { path: `/recordings/${'a1'.repeat(16)}.0a1b2c3d.hunter2.mp3` },
    { error: new Error('login failed, password=hunter2', { cause: new Error('secret: hunter2') }) },
  ])('hides the secret in %j', (fields) => {
    const lines = linesOf((logger) => {
      logger.info(fields);
      logger.child(fields).info('from a child');
    });
    expect(lines).not.toContain('hunter2');
    expect(lines).toContain('[hidden]');
  });

  it.each([
    [{ clientNumber: '+79161234567' }, '***567'],
    [{ body: 'phone=79161234567&ext=101' }, 'phone=***567&ext=101'],
    [{ channel: 'Local/79161234567@from-internal-0000001f;1' }, 'Local/***567@from-internal-0000001f;1'],
    [{ file: 'external-101-79161234567-20231010-120000-1696939200.123.wav' }, 'external-101-***567-20231010'],
  ])('masks the phone number in %j', (fields, shown) => {
    const line = linesOf((logger) => logger.info(fields));
    expect(line).toContain(shown);
    expect(line).not.toContain('9161234');
  });

  it.each([
    { callId: '1763900000.123' },
    { callId: 'pbx1-1763900000.123' },
    { channel: 'PJSIP/101-00000012' },
    { correlationId: '12345678-1234-1234-1234-123456789012' },
    { extension: '101', at: 1763900000123 },
  ])('leaves %j as it is', (fields) => {
    expect(JSON.parse(linesOf((logger) => logger.info(fields)))).toMatchObject(fields);
  });

  it('masks in the message too', () => {
    expect(linesOf((logger) => logger.warn('call from 79161234567'))).toContain('call from ***567');
  });
});
