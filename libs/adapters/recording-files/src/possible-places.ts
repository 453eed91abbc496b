import { posix } from 'node:path';

/** Where people convert recordings themselves, the PBX still names the former file. */
const otherEndings = ['mp3', 'wav', 'WAV', 'ogg', 'gsm'];
const mostParts = 12;

/**
 * Where below the folder a recording may be, likeliest first. The PBX names a full path of its own, or only a name; here
 * the folder may be mounted elsewhere. `undefined` when the name leads upwards or is no name at all.
 */
export function possiblePlaces(directory: string, named: string): readonly string[] | undefined {
  const parts = named.split('/').filter((part) => part !== '' && part !== '.');
  const name = parts.at(-1);
  if (name === undefined || named.length > 1_000 || parts.length > mostParts) return undefined;
  if (parts.some((part) => part === '..' || /[\0-\x1f\\]/.test(part))) return undefined;
  const own = directory.split('/').filter((part) => part !== '');
  const isBelow = named.startsWith('/') && own.every((part, index) => parts[index] === part);
  const places = [
    ...(isBelow ? [parts.slice(own.length)] : []),
    // The end of the path, as where /var/spool/asterisk/monitor/2026/11/26/x.wav is /mnt/monitor/2026/11/26/x.wav.
    ...(parts.length > 3 ? [parts.slice(-4)] : []),
    [...dateOf(name), name],
    [name],
  ];
  const unique = [...new Set(places.map((place) => place.join('/')))];
  return [...unique, ...unique.flatMap(converted)];
}

/** FreePBX: `external-101-74957654321-20261126-073320-1795419200.0.wav` is in 2026/11/26. */
function dateOf(name: string): string[] {
  return /-(\d{4})(\d\d)(\d\d)-\d{6}-/.exec(name)?.slice(1, 4) ?? [];
}

function converted(place: string): string[] {
  const ending = posix.extname(place);
  const stem = ending === '' ? place : place.slice(0, -ending.length);
  return otherEndings.map((other) => `${stem}.${other}`).filter((other) => other !== place);
}
