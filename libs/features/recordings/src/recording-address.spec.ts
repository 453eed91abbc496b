import { describe, expect, it } from 'vitest';
import { recordingAddress } from './recording-address.ts';

const named = {
  file: '/var/spool/asterisk/monitor/2026/11/25/out-101-74957654321-20261125-235958-1795419200.0.wav',
  callId: '1795419200.0',
  knownAt: Date.UTC(2026, 10, 26),
};

describe('the address on a web server of the admin', () => {
  it('takes the date of the name, and quotes what must be quoted', () => {
    expect(recordingAddress('https://f.example.com/{year}/{month}/{day}/{file}', named)).toBe(
      'https://f.example.com/2026/11/25/out-101-74957654321-20261125-235958-1795419200.0.wav',
    );
    const strange = { ...named, file: 'a b/../x?y#z.wav' };
    expect(recordingAddress('https://f.example.com/{path}?id={callId}', strange)).toBe(
      'https://f.example.com/a%20b/x%3Fy%23z.wav?id=1795419200.0',
    );
    expect(recordingAddress('https://f.example.com/{year}{month}{day}', strange)).toBe(
      'https://f.example.com/20261126',
    );
  });
});
