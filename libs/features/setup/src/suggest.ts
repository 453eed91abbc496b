import { AmiLinkError, withAmiLink } from '@planfix-asterisk/ami-connection';
import type { AmiLink } from '@planfix-asterisk/ami-connection';
import { normaliseNumber, numberRules } from '@planfix-asterisk/calls';
import type { AmiNodeSettings, Settings, Suggestions } from '@planfix-asterisk/contracts';
import type { SeenLine } from '@planfix-asterisk/storage';
import { askNames, askPbx } from './pbx-questions.ts';
import { endpointsOf, extensionsOfHints, extensionsOfTree, routedNumbers } from './read-pbx.ts';
import type { Endpoint } from './read-pbx.ts';

interface NodeSurvey {
  readonly extensions: ReadonlyMap<string, string>;
  readonly endpoints: readonly Endpoint[];
  readonly routed: readonly string[];
  readonly refused: readonly string[];
}

/** What could be set up, from what each PBX says over a link of its own and from the calls so far. */
export async function suggest(settings: Settings, seenLines: readonly SeenLine[]): Promise<Suggestions> {
  const nodes = await Promise.all(
    settings.ami.map(async (node) => ({ node: node.name, survey: await survey(node) })),
  );
  const all: Suggestions = { nodes: [], extensions: [], endpoints: [], lines: [] };
  for (const { node, survey: found } of nodes) {
    if (found instanceof AmiLinkError) {
      all.nodes.push({ node, failure: found.reason, detail: found.message, refused: [] });
      continue;
    }
    all.nodes.push({ node, failure: null, detail: null, refused: [...found.refused] });
    for (const [extension, name] of found.extensions) all.extensions.push({ extension, name, node });
    all.endpoints.push(...found.endpoints.map((endpoint) => ({ ...endpoint, node, isTrunk: true })));
  }
  const routed = nodes.flatMap(({ survey: found }) => (found instanceof AmiLinkError ? [] : found.routed));
  return {
    ...all,
    extensions: all.extensions.toSorted((a, b) => inOrder.compare(a.extension, b.extension)),
    endpoints: markedTrunks(all, settings),
    lines: mergedLines(routed, seenLines, settings),
  };
}

const inOrder = new Intl.Collator('en', { numeric: true });

async function survey(node: AmiNodeSettings): Promise<NodeSurvey | AmiLinkError> {
  return withAmiLink(node, async (link) => {
    const { rows, refused } = await askPbx(link);
    const named = extensionsOfTree(rows.tree);
    const onPhones = extensionsOfHints(rows.hints);
    const extensions = new Map([...onPhones.map((one) => [one, ''] as const), ...named]);
    return {
      extensions: rows.tree.length > 0 ? extensions : await withNames(link, extensions),
      endpoints: endpointsOf(rows),
      routed: routedNumbers(rows),
      refused,
    };
  });
}

async function withNames(
  link: AmiLink,
  extensions: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const names = await askNames(link, [...extensions.keys()]);
  return new Map([...extensions.keys()].map((extension) => [extension, names.get(extension) ?? '']));
}

/** A trunk is what is neither an extension nor looks like an internal number: the rule the tracker goes by as well. */
function markedTrunks({ endpoints, extensions }: Suggestions, settings: Settings): Suggestions['endpoints'] {
  const phones = new Set([...extensions, ...settings.employees].map(({ extension }) => extension));
  const { internal } = numberRules(settings.numbers);
  return endpoints
    .map((endpoint) => ({
      ...endpoint,
      isTrunk: !phones.has(endpoint.name) && !internal.test(endpoint.name),
    }))
    .toSorted((a, b) => inOrder.compare(a.name, b.name));
}

function mergedLines(
  routed: readonly string[],
  seen: readonly SeenLine[],
  { numbers }: Settings,
): Suggestions['lines'] {
  const rules = numberRules(numbers);
  const spelled = (number: string) => normaliseNumber(number, rules) ?? number;
  const lines = new Map<string, Suggestions['lines'][number]>();
  for (const number of routed) {
    lines.set(spelled(number), { number: spelled(number), isRouted: true, calls: 0, lastCallAt: null });
  }
  for (const { line, calls, lastCallAt } of seen) {
    lines.set(line, { number: line, isRouted: lines.has(line), calls, lastCallAt });
  }
  return [...lines.values()].toSorted((a, b) => b.calls - a.calls || inOrder.compare(a.number, b.number));
}
