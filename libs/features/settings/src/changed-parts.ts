/** Of two versions what differs: of lists the entries, of everything else the whole. Keeps the audit log small. */
export function changedParts(before: unknown, after: unknown): { before: unknown; after: unknown } {
  if (!Array.isArray(before) || !Array.isArray(after)) return { before, after };
  return { before: entriesMissingIn(after, before), after: entriesMissingIn(before, after) };
}

function entriesMissingIn(other: readonly unknown[], list: readonly unknown[]): unknown[] {
  const known = new Set(other.map((entry) => JSON.stringify(entry)));
  return list.filter((entry) => !known.has(JSON.stringify(entry)));
}
