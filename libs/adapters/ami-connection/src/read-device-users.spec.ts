import type { AmiAction, AmiBlock } from '@planfix-asterisk/ami';
import { expect, it } from 'vitest';
import { readDeviceUsers } from './read-device-users.ts';

/** A PBX that answers by the action's first key. */
function pbx(answers: Record<string, { ok?: boolean; message?: string; rows?: AmiBlock[] }>) {
  const asked: string[] = [];
  const list = (fields: AmiAction) => {
    const key = [fields['Action'], fields['Family'], fields['Key']].filter(Boolean).join(' ');
    asked.push(key);
    return Promise.resolve({ ok: true, message: '', block: {}, rows: [], ...answers[key] });
  };
  return { asked, list };
}

it('reads the users of all devices at once, and keeps those that are not named like their device', async () => {
  const rows = [
    { key: '/DEVICE/9101/user', val: '101' },
    { key: '/DEVICE/102/user', val: '102' },
    { key: '/DEVICE/9103/user', val: 'none' },
    { key: '/DEVICE/9101/dial', val: 'PJSIP/9101' },
  ];
  const found = await readDeviceUsers(pbx({ 'DBGetTree DEVICE': { rows } }), ['101']);
  expect([...(found ?? [])]).toEqual([['9101', '101']]);
});

it('asks for the devices of each extension where an old Asterisk has no DBGetTree', async () => {
  const old = pbx({
    'DBGetTree DEVICE': { ok: false, message: 'Invalid/unknown command: DBGetTree.' },
    'DBGet AMPUSER 101/device': { rows: [{ val: '101&9101' }] },
    'DBGet AMPUSER 102/device': { ok: false, message: 'Database entry not found' },
  });
  expect([...((await readDeviceUsers(old, ['101', '102'])) ?? [])]).toEqual([['9101', '101']]);
});

it('asks no further without the right, and says that nothing is known', async () => {
  const closed = pbx({ 'DBGetTree DEVICE': { ok: false, message: 'Permission denied' } });
  expect(await readDeviceUsers(closed, ['101'])).toBeUndefined();
  expect(closed.asked).toEqual(['DBGetTree DEVICE']);
});
