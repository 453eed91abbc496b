import { StartError } from '@planfix-asterisk/runtime';
import { describe, expect, it } from 'vitest';
import { parseInstanceFile } from './read-instance-file.ts';

const variables = { TOKEN: 'hunter2', SHORT: 'hunter2', EMPTY: '' };
const parse = (text: string) => parseInstanceFile(text, { path: '/etc/pfx.yaml', variables });

function problemsOf(text: string): string[] {
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    expect(error.message).not.toContain('hunter2');
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.replace('  /etc/pfx.yaml:', ''));
  }
  throw new Error('the file was accepted');
}

describe('an instance file', () => {
  it('sets what it names, and only that', () => {
    const file = parse('numbers: { country: KZ }\nadmin: { username: boss, password: long enough }');
    expect(file.settings).toEqual({
      numbers: { country: 'KZ', internal: '^\\d{2,5}$', outsidePrefix: '', anonymousAs: '' },
    });
    expect(file.admin).toEqual({ username: 'boss', password: 'long enough' });
  });

  it('may be empty', () => {
    expect(parse('# nothing yet\n')).toEqual({ path: '/etc/pfx.yaml', settings: {} });
  });

  it.each([
    ['in a flow group', 'pbx: { token: ${TOKEN} }', 'hunter2'],
    ['in quotes', 'pbx: { token: "${TOKEN}" }', 'hunter2'],
    ['inside a text', 'pbx:\n  token: a-${TOKEN}-${TOKEN}', 'a-hunter2-hunter2'],
    ['written with spaces', 'pbx: { token: ${ TOKEN } }', 'hunter2'],
    ['escaped', 'pbx: { token: "$${TOKEN}" }', '${TOKEN}'],
  ])('pulls a variable in %s', (_, text, token) => {
    expect(parse(text).settings.pbx).toEqual({ token });
  });

  it('takes what a variable holds as text, never as YAML', () => {
    const yaml = { path: '/etc/pfx.yaml', variables: { TOKEN: 'x }\nadmin: { username: eve' } };
    expect(parseInstanceFile('pbx: { token: ${TOKEN} }', yaml).settings.pbx?.token).toContain('eve');
  });

  it('tells every problem at once, in the order of the lines', () => {
    expect(
      problemsOf(
        [
          'planfix: { url: https://example.planfix.ru/tel/api, tokn: ${TOKEN} }',
          'ami:',
          '  - { name: main, host: 10.0.0.1, port: "5038", username: planfix, secret: 12345, tls: yes }',
          '  - { name: main, host: 10.0.0.2, port: 99999, username: planfix, secret: ${MISSING} }',
          'employees:',
          '  - { extension: 101, shortNumber: "101" }',
          '  - { extension: "102", shortNumber: "102" }',
          '  - { extension: "102", shortNumber: "103" }',
        ].join('\n'),
      ),
    ).toEqual([
      '1:10: planfix.token: expected text; found nothing',
      '1:53: planfix.tokn: expected one of the keys url, token; found the unknown key "tokn"; did you mean "token"?',
      '3:41: ami[0].port: expected a whole number; found "5038"',
      '3:76: ami[0].secret: expected text in quotes; found a number',
      '3:88: ami[0].tls: expected true or false; found "yes"',
      '4:13: ami[1].name: expected a name that no other node has; found "main"',
      '4:41: ami[1].port: expected at most 65535; found the number 99999',
      '4:75: ami[1].secret: expected the environment variable MISSING to be set; found no such variable',
      '6:18: employees[0].extension: expected text in quotes; found the number 101',
      '8:18: employees[2].extension: expected an extension that no other employee has; found "102"',
    ]);
  });

  it.each([
    ['planfix: hunter2', '1:10: planfix: expected a group of keys; found text of 7 characters'],
    ['pbx: { token: { value: hunter2 } }', '1:15: pbx.token: expected text; found a group of keys'],
    ['pbx: { token: [hunter2] }', '1:15: pbx.token: expected text; found a list of 1'],
    [
      'pbx: { token: ${EMPTY} }',
      '1:15: pbx.token: expected text that is not empty; found empty text from ${EMPTY}',
    ],
    [
      'admin: { username: a, password: ${SHORT} }',
      '1:33: admin.password: expected at least 10 characters; found text of 7 characters from ${SHORT}',
    ],
    [
      'cdr: { url: "pg://u:hunter2@x" }',
      '1:13: cdr.url: expected an address like mysql://user:password@127.0.0.1/asteriskcdrdb, or the path of a Master.csv; found text of 16 characters',
    ],
    [
      'publicUrl: ${TOKEN}',
      '1:12: publicUrl: expected an address like https://pbx.example.com; found text of 7 characters from ${TOKEN}',
    ],
    [
      'pbx: { token: "${TOKEN" }',
      '1:15: pbx.token: expected "}" after "${"; write "$${" for a plain "${"; found none',
    ],
    [
      'pbx: { token: "${A B}" }',
      '1:15: pbx.token: expected ${NAME} or ${file:PATH}; write "$${" for a plain "${"; found "${A B}"',
    ],
  ])('tells what is wrong in %s without the secret', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it.each([
    ['publicurl: https://x.example.com', /^1:1: publicurl: .*did you mean "publicUrl"\?$/],
    [
      'numbers: { country: XX }',
      /^1:21: numbers\.country: expected the two capital letters of a country .*such as RU, KZ or DE; found "XX"$/,
    ],
    ['numbers: { contry: RU }', /^1:12: numbers.contry: .*did you mean "country"\?$/],
    ['numbers: { colour: red }', /found the unknown key "colour"$/],
    ['analytics: { "a b": x }', /^1:14: analytics.a b: expected a name of letters.*found the key "a b"$/],
    ['numbers: { internal: "(" }', /expected a regular expression; found "\("$/],
    [
      'lines: [{ number: "12" }, { number: "12" }]',
      /lines\[1\].number: expected a number that no other line has/,
    ],
    ['trunks: [lab, 1]', /^1:15: trunks\[1\]: expected text in quotes; found the number 1$/],
    ['planfix:', /^1:9: planfix: expected a group of keys; found nothing$/],
    ['- planfix', /^1:1: expected a group of keys; found a list of 1$/],
  ])('explains %s', (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(problem)]);
  });

  it.each(['http://example.planfix.ru/tel/api', 'http://127.0.0.1.evil.example/', 'HTTP://10.0.0.1/'])(
    'does not send the token in plain text to %s',
    (url) => {
      expect(problemsOf(`planfix: { url: '${url}', token: t }`)).toEqual([
        expect.stringContaining(
          'planfix.url: expected an https:// address (plain http only for this machine',
        ),
      ]);
    },
  );

  it.each(['http://localhost:9000/tel', 'http://127.0.0.1:1/', 'http://[::1]:1/', 'https://x.planfix.ru/'])(
    'accepts PlanFix at %s',
    (url) => {
      expect(parse(`planfix: { url: '${url}', token: t }`).settings.planfix?.url).toBe(url);
    },
  );

  it.each([
    [
      'pbx: { token: a }\npbx: { token: hunter2 }',
      '2:1: expected each key once; found a key that was given before',
    ],
    ['pbx:\n\ttoken: hunter2', /^2:1: expected spaces at the start of the line; found a tab$/],
    ['pbx: { token: hunter2', /^1:22: expected .*every bracket closed/],
    ['pbx: "hunter2', /^1:14: expected a closing bracket or quote/],
    ['a: &x 1\nb: *x', /^2:4: b: expected the value itself; found an alias/],
    ['pbx: !secret hunter2', /expected valid YAML/],
    ['--- \npbx: {}\n---\npbx: {}', /expected one document/],
  ])('explains YAML that is wrong, without quoting it: %j', (text, problem) => {
    expect(problemsOf(text)).toContainEqual(
      typeof problem === 'string' ? problem : expect.stringMatching(problem),
    );
  });

  it('stops at endless nesting', () => {
    expect(problemsOf(`planfix: ${'['.repeat(30)}${']'.repeat(30)}`)).toContainEqual(
      expect.stringContaining('at most 20 levels'),
    );
  });
});
