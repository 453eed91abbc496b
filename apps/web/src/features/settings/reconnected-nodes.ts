import type { AmiNodeSettings } from '@planfix-asterisk/contracts';

/** Names of the saved nodes whose link is opened anew or closed when `next` is saved. */
export function reconnectedNodes(
  saved: readonly AmiNodeSettings[],
  next: readonly AmiNodeSettings[],
): readonly string[] {
  const after = new Map(next.map((node) => [node.name, JSON.stringify(sorted(node))]));
  return saved
    .filter((node) => after.get(node.name) !== JSON.stringify(sorted(node)))
    .map(({ name }) => name);
}

const sorted = (node: AmiNodeSettings): [string, unknown][] =>
  Object.entries(node).toSorted(([a], [b]) => a.localeCompare(b));
