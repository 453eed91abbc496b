import { settingsSchema } from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { checkClick } from './check-click.ts';

const settingsWith = (clickToCall: object = {}) =>
  settingsSchema.parse({
    clickToCall,
    employees: [
      { extension: '101', shortNumber: '11' },
      { extension: '102', shortNumber: '12', enabled: false },
    ],
  });
const check = (clickToCall?: object, click = { from: '11', to: '+79161234567' }) =>
  checkClick(settingsWith(clickToCall), click);

describe('checkClick', () => {
  it('knows the employee by the short number of PlanFix, and dials as given', () => {
    expect(check()).toMatchObject({
      status: 'ready',
      employee: { extension: '101' },
      number: '+79161234567',
      dialled: '+79161234567',
    });
  });

  it('dials as the outbound routes expect it', () => {
    expect(check({ dialAs: '8{national}' })).toMatchObject({ dialled: '89161234567' });
  });

  it.each(['101', '12', '13', '', '1', '11 '])('lets nobody call as %j', (from) => {
    expect(check({}, { from, to: '79161234567' })).toEqual({ status: 'unknown-employee' });
  });

  it('makes no call while it is switched off, nor for what is no number', () => {
    expect(check({ enabled: false })).toEqual({ status: 'switched-off' });
    expect(check({}, { from: '11', to: '*98' })).toEqual({ status: 'no-number' });
  });

  it.each([
    { deny: ['^7916'] },
    { deny: ['^8916'], dialAs: '8{national}' },
    { deny: ['^7916'], allow: ['^7'] },
  ])('dials no number that a pattern denies, as PlanFix or as the PBX sees it: %o', (rules) => {
    expect(check(rules)).toEqual({ status: 'denied' });
  });

  it('dials only what is allowed where something is', () => {
    expect(check({ allow: ['^7495'] })).toEqual({ status: 'not-allowed' });
    expect(check({ allow: ['^7495', '^7916'] })).toMatchObject({ status: 'ready' });
  });
});
