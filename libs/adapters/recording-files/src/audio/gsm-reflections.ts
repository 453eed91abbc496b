import { add, asShort, multiply, subtract } from './fixed-point.ts';

/** How the logarithmic area ratios were coded, one row each: offset, least value, reciprocal of the step. */
const coding = [
  [0, -32, 13_107],
  [0, -32, 13_107],
  [2_048, -16, 13_107],
  [-2_560, -16, 13_107],
  [94, -8, 19_223],
  [-1_792, -8, 17_476],
  [-341, -4, 31_454],
  [-1_144, -4, 29_708],
] as const;

/** Logarithmic area ratios of a frame. */
export function reflectionsOf(coded: readonly number[]): number[] {
  return coding.map(([offset, least, inverse], index) => {
    const shifted = asShort(add(coded[index] ?? 0, least) << 10);
    const ratio = multiply(inverse, subtract(shifted, offset << 1));
    return add(ratio, ratio);
  });
}

/** The filter's factors in one of the four segments of a frame, so that it changes smoothly. */
export function interpolated(
  former: readonly number[],
  present: readonly number[],
  segment: number,
): number[] {
  return present.map((now, index) => factorOf(mixed(former[index] ?? 0, now, segment)));
}

function mixed(before: number, now: number, segment: number): number {
  if (segment === 0) return add(add(before >> 2, now >> 2), before >> 1);
  if (segment === 1) return add(before >> 1, now >> 1);
  if (segment === 2) return add(add(before >> 2, now >> 2), now >> 1);
  return now;
}

function factorOf(ratio: number): number {
  const size = ratio === -32_768 ? 32_767 : Math.abs(ratio);
  const factor = size < 11_059 ? size << 1 : size < 20_070 ? size + 11_059 : add(size >> 2, 26_112);
  return ratio < 0 ? -factor : factor;
}
