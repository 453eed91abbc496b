/** What people put between the digits of a number. Control characters are none of it. */
const betweenDigits = /[ \u00a0().\u2010-\u2013/-]/g;
const dialable = /^\+?\d{2,20}$/;

/** The number as it may be dialled: digits with a leading plus at most. Nothing for what is no number. */
export function dialableNumber(text: string): string | undefined {
  const number = text.replace(/^tel:/i, '').replace(betweenDigits, '');
  return dialable.test(number) ? number : undefined;
}
