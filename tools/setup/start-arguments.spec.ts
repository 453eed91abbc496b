import { afterEach, expect, it, vi } from 'vitest';
import { parseStartArguments } from './start-arguments.mjs';

afterEach(() => vi.unstubAllEnvs());

it('takes the instance file from where the command was typed, since npm changes the folder', () => {
  vi.stubEnv('INIT_CWD', '/home/anna');
  const wanted = { INSTANCE_FILE: '/home/anna/customer.yaml' };
  expect(parseStartArguments(['--instance', 'customer.yaml']).environment).toEqual(wanted);
  expect(parseStartArguments(['--instance=customer.yaml']).environment).toEqual(wanted);
});

it('refuses what it does not know, and an instance without a file', () => {
  expect(() => parseStartArguments(['--port', '80'])).toThrow('Unknown argument "--port"');
  expect(() => parseStartArguments(['--instance'])).toThrow('needs the path');
});

it('starts the whole product, or the app that is named', () => {
  expect(parseStartArguments([]).app).toBe('standalone');
  expect(parseStartArguments(['--worker']).app).toBe('worker');
  expect(parseStartArguments(['--api', '--instance', '/a.yaml'])).toMatchObject({ app: 'api' });
});
