/** The 16-bit arithmetic of GSM 06.10: nothing wraps around. */
const least = -32_768;
const most = 32_767;

const limited = (value: number): number => (value > most ? most : value < least ? least : value);

export const add = (one: number, other: number): number => limited(one + other);
export const subtract = (one: number, other: number): number => limited(one - other);

/** Of fractions, rounded. */
export const multiply = (one: number, other: number): number =>
  limited((Math.imul(one, other) + 16_384) >> 15);

export const asShort = (value: number): number => (value << 16) >> 16;
