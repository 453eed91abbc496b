import { describe, expect, it } from 'vitest';
import { openSecretBox } from './secret-box.ts';

const oldKey = 'o'.repeat(32);
const newKey = 'n'.repeat(32);

describe('the secret box', () => {
  it('opens what it sealed, and never seals twice alike', () => {
    const box = openSecretBox(newKey);
    const sealed = box.seal('settings', 'пароль');
    expect(box.open('settings', sealed)).toEqual({ status: 'opened', text: 'пароль' });
    expect(box.seal('settings', 'пароль')).not.toBe(sealed);
    expect(sealed).not.toContain('пароль');
  });

  it('does not open for another purpose', () => {
    const box = openSecretBox(newKey);
    expect(box.open('recordings', box.seal('settings', 'x'))).toEqual({ status: 'damaged' });
  });

  it('notices every changed letter', () => {
    const box = openSecretBox(newKey);
    const sealed = box.seal('settings', 'token');
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(box.open('settings', changed).status).not.toBe('opened');
    }
    expect(box.open('settings', '').status).toBe('damaged');
    expect(box.open('settings', sealed.slice(0, 20)).status).toBe('damaged');
  });

  it('opens with a former key and says that it is outdated', () => {
    const sealed = openSecretBox(oldKey).seal('settings', 'x');
    const box = openSecretBox(newKey, [oldKey]);
    expect(box.open('settings', sealed)).toEqual({ status: 'opened', text: 'x' });
    expect(box.isOutdated(sealed)).toBe(true);
    expect(box.isOutdated(box.seal('settings', 'x'))).toBe(false);
  });

  it('tells an unknown key from a damaged text', () => {
    const sealed = openSecretBox(oldKey).seal('settings', 'x');
    expect(openSecretBox(newKey).open('settings', sealed)).toEqual({ status: 'unknown-key' });
  });
});
