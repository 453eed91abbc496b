import { expect, it } from 'vitest';
import { z } from 'zod';
import { fieldProblemOf } from './field-problem.ts';

const schema = z.strictObject({
  name: z.string().min(1).max(3),
  password: z.string().min(10),
  list: z.array(z.string()).min(1).max(2),
  count: z.int().min(1).max(5),
  role: z.enum(['admin', 'support']),
  host: z.string().regex(/^\w+$/),
});
const right = { name: 'abc', password: 'long enough', list: ['a'], count: 1, role: 'admin', host: 'pbx' };

it.each([
  [{ name: '' }, { code: 'missing' }],
  [{ name: 7 }, { code: 'wrong-kind' }],
  [{ name: 'abcd' }, { code: 'too-long', limit: 3 }],
  [{ password: 'short' }, { code: 'too-short', limit: 10 }],
  [{ list: [] }, { code: 'too-few', limit: 1 }],
  [{ list: ['a', 'b', 'c'] }, { code: 'too-many', limit: 2 }],
  [{ count: 0 }, { code: 'too-small', limit: 1 }],
  [{ count: 9 }, { code: 'too-big', limit: 5 }],
  [{ role: 'boss' }, { code: 'not-listed' }],
  [{ colour: 'red' }, { code: 'unknown' }],
  [{ host: 'a b' }, { code: 'not-fitting' }],
])('%j is a problem with a code', (change, problem) => {
  const [issue] = schema.safeParse({ ...right, ...change }).error?.issues ?? [];
  expect(issue && fieldProblemOf(issue)).toEqual(problem);
});
