import { countries } from '@planfix-asterisk/contracts';

interface Surroundings {
  readonly timeZone: string;
  readonly languages: readonly string[];
}

/** The country that the time zone lies in, else the one that the browser's language names. */
export function guessCountry({ timeZone, languages }: Surroundings): string | undefined {
  const byZone = countries.find((country) => zonesOf(country).includes(timeZone));
  return byZone ?? languages.map(regionOf).find((region) => countries.some((country) => country === region));
}

/** Older browsers do not know the zones of a country. */
function zonesOf(country: string): readonly string[] {
  const locale: Intl.Locale & { getTimeZones?: () => string[] | undefined } = new Intl.Locale(
    `und-${country}`,
  );
  return locale.getTimeZones?.() ?? [];
}

function regionOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).region;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
