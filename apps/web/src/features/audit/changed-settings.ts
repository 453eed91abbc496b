/** Paths of the settings that differ between two states of a section, as the instance file names them. */
export function changedSettings(section: string, before: unknown, after: unknown): readonly string[] {
  const [was, is] = [leavesOf(before, section), leavesOf(after, section)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path) !== is.get(path));
}

/** A list is one setting: the audit log keeps only those of its entries that differ. */
function leavesOf(value: unknown, path: string): ReadonlyMap<string, string> {
  if (value === undefined || value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([[path, JSON.stringify(value)]]);
  return new Map(Object.entries(value).flatMap(([key, below]) => [...leavesOf(below, `${path}.${key}`)]));
}
