/** Digits of a number from the last to the first: searching by last digits is then searching by prefix. */
export function reversedDigits(number: string): string {
  return Array.from(number.replace(/\D/g, '')).reverse().join('');
}
