import { expect, it } from 'vitest';
import { readTextFile } from './read-text-file.ts';

it.each([
  ['UTF-8', [0xd0, 0x90, 0xd0, 0xbd, 0xd0, 0xbd, 0xd0, 0xb0]],
  ["Excel's windows-1251", [0xc0, 0xed, 0xed, 0xe0]],
])('a file in %s is read', async (_, bytes) =>
  expect(await readTextFile(new Blob([new Uint8Array(bytes)]))).toBe('Анна'),
);

it('a file that is no list is not read at all', () =>
  expect(readTextFile(new Blob([new Uint8Array(2_000_001)]))).rejects.toMatchObject({
    name: 'FileTooLarge',
    limitMb: 2,
  }));
