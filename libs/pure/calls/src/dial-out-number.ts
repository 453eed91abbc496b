import { getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import type { NumberRules } from './normalise-number.ts';

/** How the outbound routes of the PBX expect numbers: text with `{number}`, `{national}` and `{international}`. */
export interface DialRules {
  readonly own: string;
  readonly abroad: string;
}

/**
 * A number as it is to be dialled: `8{national}` makes 89161234567 of +79161234567. Internal and service numbers, which
 * belong to no country, are dialled as they are.
 */
export function dialOutNumber(number: string, rules: DialRules, numbers: NumberRules): string {
  if (numbers.internal.test(number)) return number;
  const country = numbers.country as CountryCode;
  // A foreign number often comes without its plus.
  const parsed = valid(number, country) ?? valid(`+${number}`, country);
  if (parsed === undefined) return number;
  const values: Readonly<Record<string, string>> = {
    number,
    national: parsed.nationalNumber,
    international: parsed.number.slice(1),
  };
  const isOwn = parsed.countryCallingCode === getCountryCallingCode(country);
  return (isOwn ? rules.own : rules.abroad).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function valid(number: string, country: CountryCode): PhoneNumber | undefined {
  const parsed = parsePhoneNumberFromString(number, country);
  return parsed?.isValid() === true ? parsed : undefined;
}
