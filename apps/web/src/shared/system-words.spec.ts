import { describe, expect, it } from 'vitest';
import { systemFault } from './system-words.ts';

describe('what systems say', () => {
  it.each([
    ['connecting: connect ECONNREFUSED 127.0.0.1:5038', 'refused'],
    ['connecting: connect ECONNREFUSED ::1:1; connect ECONNREFUSED 127.0.0.1:1', 'refused'],
    ['connecting: getaddrinfo ENOTFOUND pbx.example', 'unknown-name'],
    ['connecting: getaddrinfo EAI_AGAIN pbx', 'unknown-name'],
    ['connecting: no answer within 10000 ms', 'silent'],
    ['connecting: connect EHOSTUNREACH 192.0.2.1:5038', 'no-way'],
    ['logging in: the peer closed the connection', 'broken-off'],
    ['agreeing on TLS: self-signed certificate', 'certificate'],
    ['EADDRINUSE', 'port-taken'],
    ['listen EACCES: permission denied 0.0.0.0:80', 'not-allowed'],
    ["ENOENT: no such file or directory, open '/a'", 'no-such-file'],
  ])('has words of ours: %s', (text, fault) => expect(systemFault(text)).toBe(fault));

  it('is left as it is where we know no more', () => {
    expect(systemFault('waiting for the greeting: no answer within 10000 ms')).toBeUndefined();
    expect(systemFault('Authentication failed')).toBeUndefined();
    expect(systemFault('EUNHEARDOF')).toBeUndefined();
  });
});
