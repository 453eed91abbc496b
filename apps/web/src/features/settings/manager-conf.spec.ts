import { describe, expect, it } from 'vitest';
import { managerConf, permitOf, tooLongForFreepbx } from './manager-conf.ts';

describe('the manager user', () => {
  it('has the least rights and begins with a section of its own', () => {
    const conf = managerConf({ username: 'planfix', secret: 's3cret', permit: permitOf('192.0.2.10') });
    expect(conf.split('\n')).toEqual([
      '[planfix]',
      'secret = s3cret',
      'deny = 0.0.0.0/0.0.0.0',
      'permit = 192.0.2.10/255.255.255.255',
      'read = call,agent,dialplan,cdr',
      'write = originate,reporting',
      'writetimeout = 5000',
      expect.stringMatching(/^eventfilter = !Event: \(Newexten\|/) as string,
      '',
    ]);
  });

  it('is permitted one address, of either kind', () => {
    expect([permitOf('10.0.0.5'), permitOf('2001:db8::5'), permitOf('')]).toEqual([
      '10.0.0.5/255.255.255.255',
      '2001:db8::5/128',
      '',
    ]);
  });

  it("says what FreePBX's form would cut off", () => {
    expect(tooLongForFreepbx({ username: 'planfix-asterisk', secret: 'x'.repeat(51) })).toEqual([
      'username',
      'secret',
    ]);
    expect(tooLongForFreepbx({ username: 'planfix', secret: 'x'.repeat(50) })).toEqual([]);
  });
});
