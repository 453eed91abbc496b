import { describe, expect, it } from 'vitest';
import { explainFailure, isInstalled } from './install-dependencies.mjs';

const zod = { version: '4.6.7', integrity: 'sha512-a' };
const otherSystem = { version: '1.0.0', integrity: 'sha512-b', optional: true };
const wanted = {
  '': { name: 'planfix-asterisk' },
  'apps/api': { version: '0.0.0' },
  'node_modules/@planfix-asterisk/api-app': { link: true },
  'node_modules/zod': zod,
  'node_modules/@oxc-parser/binding-win32-x64-msvc': otherSystem,
};

describe('dependencies are installed anew', () => {
  it('when nothing was installed, or an installation broke off', () => {
    expect(isInstalled(wanted, undefined)).toBe(false);
  });

  it('when a package is missing, or is another version or another build of it', () => {
    expect(isInstalled(wanted, {})).toBe(false);
    expect(isInstalled(wanted, { 'node_modules/zod': { ...zod, version: '4.0.0' } })).toBe(false);
    expect(isInstalled(wanted, { 'node_modules/zod': { ...zod, integrity: 'sha512-x' } })).toBe(false);
  });

  it('but not for a package that only another system needs', () => {
    expect(isInstalled(wanted, { 'node_modules/zod': zod })).toBe(true);
  });
});

describe('a failed installation says what to do', () => {
  it.each([
    ['npm error code ENOTFOUND', 'Check the network'],
    ['npm error code ENOSPC', 'disk is full'],
    ['npm error code EACCES', 'No right to write'],
    [
      'npm error `npm ci` can only install packages when your package.json and package-lock.json',
      'same commit',
    ],
    ['spawn npm ENOENT', 'npm was not found'],
  ])('%s', (output, remedy) => {
    expect(explainFailure({ code: 1, output })).toContain(remedy);
  });
});
