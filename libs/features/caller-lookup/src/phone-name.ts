import { transliterate } from 'transliteration';

/**
 * FreePBX cuts names after 40 bytes, in the middle of a letter if it comes so: we cut before that, at a letter, and leave
 * room for nothing else (prefixes of groups and queues share the 40 bytes and are cut off then).
 */
const mostBytes = 38;
/** What is a sign of its own to Asterisk, in a caller's name or in the answer of CURL(). */
const signs = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>,;|\\`${}]+/gu;

/** A name as a phone can show it: one line without signs that Asterisk reads as its own, cut at a letter. */
export function phoneName(name: string, { isLatin = false } = {}): string {
  const clean = (text: string) => text.replace(signs, ' ').replace(/\s+/g, ' ').trim();
  const written = isLatin ? clean(transliterate(clean(name))) : clean(name);
  let bytes = 0;
  let end = 0;
  for (const letter of written) {
    bytes += Buffer.byteLength(letter);
    if (bytes > mostBytes) break;
    end += letter.length;
  }
  return written.slice(0, end).trimEnd();
}
