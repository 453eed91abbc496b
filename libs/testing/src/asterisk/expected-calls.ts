import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tracesDirectory } from './trace.ts';

/** `COMPLETED 102 Success 2-4 r1`: event, employee, result, talk time in seconds (from-to), recorded (`r*`: either). */
export type ExpectedSaying = string;

/** Sayings come in order, those of an inner array in any order; `any` lists readings that are all acceptable. */
export type ExpectedStep =
  ExpectedSaying | readonly ExpectedSaying[] | { readonly any: readonly (readonly ExpectedStep[])[] };

export interface ExpectedCall {
  readonly type: 'in' | 'out';
  /** The client in PlanFix's form. */
  readonly phone: string;
  /** Own outside number. */
  readonly diversion: string;
  readonly says: readonly ExpectedStep[];
}

/**
 * What PlanFix must hear of each recording when employees 101-108 have the same short numbers, `carrier-1` is the
 * trunk, the country is RU and the outside prefix 9. A recording that must stay silent has no calls.
 */
export type ExpectedCalls = Readonly<Record<string, readonly ExpectedCall[]>>;

export function readExpectedCalls(path = join(tracesDirectory, 'expected.json')): ExpectedCalls {
  return JSON.parse(readFileSync(path, 'utf8')) as ExpectedCalls;
}
