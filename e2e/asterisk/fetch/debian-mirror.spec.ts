import { expect, it } from 'vitest';
import { parseOneLineFormat, parseStanzaFormat } from './debian-mirror.ts';

it('reads the one-line format, with options and comments', () => {
  const text = `# deb http://gone.example/debian bookworm main
deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian/ bookworm main contrib # ours
deb-src http://mirror.example/debian bookworm main`;
  expect(parseOneLineFormat(text)).toEqual([
    { uri: 'http://mirror.example/debian/', suites: ['bookworm'], components: ['main', 'contrib'] },
  ]);
});

it('reads the stanza format, with lists over several lines', () => {
  const text = `Types: deb
# a comment between
URIs: http://one.example/debian
  http://two.example/debian
Suites: bookworm bookworm-updates
Components: main

Types: deb-src
URIs: http://sources.example/debian
Suites: bookworm
Components: main

Enabled: no
Types: deb
URIs: http://off.example/debian
Suites: bookworm
Components: main
`;
  expect(parseStanzaFormat(text)).toEqual([
    { uri: 'http://one.example/debian', suites: ['bookworm', 'bookworm-updates'], components: ['main'] },
    { uri: 'http://two.example/debian', suites: ['bookworm', 'bookworm-updates'], components: ['main'] },
  ]);
});
