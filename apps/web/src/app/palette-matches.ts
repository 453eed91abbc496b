export interface Target {
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

/** A fold of what people type: neither case nor the dots of ё count. */
const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

/** Targets that have every word of the query in label or description; those named by the label come first. */
export function matchesOf<T extends Target>(targets: readonly T[], query: string): T[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const has = (text: string) => words.every((word) => folded(text).includes(word));
  const named = targets.filter(({ label }) => has(label));
  const described = targets.filter(
    (target) => !named.includes(target) && has(`${target.label} ${target.description}`),
  );
  return [...named, ...described];
}

/** A phone number or extension somebody looks for, as it was typed; words are none. */
export function numberIn(query: string): string | undefined {
  const digits = query.replace(/\D/g, '');
  return digits.length >= 3 && /^[\d\s()+.*#-]+$/.test(query) ? query.trim() : undefined;
}

/** Asterisk's Linkedid, which is the call's id here. */
export const callIdIn = (query: string): string | undefined =>
  /^\s*(\S{1,90}[.-])?\d{9,10}\.\d{1,10}\s*$/.test(query) ? query.trim() : undefined;
