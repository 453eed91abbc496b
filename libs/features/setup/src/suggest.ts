import { AmiLinkError, withAmiLink } from '@planfix-asterisk/ami-connection';
import type { AmiLink } from '@planfix-asterisk/ami-connection';
import { normaliseNumber, numberRules } from '@planfix-asterisk/calls';
import type { AmiNodeSettings, Settings, Suggestions } from '@planfix-asterisk/contracts';
import type { SeenLine } from '@planfix-asterisk/storage';
import { askNames, askPbx } from './pbx-questions.ts';
import {
  endpointsOf,
  extensionsOfHints,
  extensionsOfTree,
  routePatterns,
  routedNumbers,
} from './read-pbx.ts';
import type { Endpoint } from './read-pbx.ts';

type PhoneSign = Suggestions['lines'][number]['phoneSign'];
type FoundLine = Omit<Suggestions['lines'][number], 'phoneSign'>;

interface NodeSurvey {
  readonly extensions: ReadonlyMap<string, string>;
  readonly endpoints: readonly Endpoint[];
  readonly routed: readonly string[];
  readonly patterns: readonly string[];
  readonly refused: readonly string[];
}

/** What could be set up, from what each PBX says over a link of its own and from the calls so far. */
export async function suggest(settings: Settings, seenLines: readonly SeenLine[]): Promise<Suggestions> {
  const nodes = await Promise.all(
    settings.ami.map(async (node) => ({ node: node.name, survey: await survey(node) })),
  );
  const extensions: Suggestions['extensions'] = [];
  const endpoints: (Endpoint & { node: string })[] = [];
  const routed: string[] = [];
  const patterns = new Set<string>();
  const told: Suggestions['nodes'] = [];
  for (const { node, survey: found } of nodes) {
    if (found instanceof AmiLinkError) {
      told.push({ node, failure: found.reason, detail: found.message, refused: [] });
      continue;
    }
    told.push({ node, failure: null, detail: null, refused: [...found.refused] });
    for (const [extension, name] of found.extensions) extensions.push({ extension, name, node });
    endpoints.push(...found.endpoints.map((endpoint) => ({ ...endpoint, node })));
    routed.push(...found.routed);
    for (const pattern of found.patterns) patterns.add(pattern);
  }
  const phoneSign = phoneSigns(extensions, settings);
  return {
    nodes: told,
    extensions: extensions.toSorted((a, b) => inOrder.compare(a.extension, b.extension)),
    endpoints: endpoints
      .map((endpoint) => {
        const sign = phoneSign(endpoint.name);
        return { ...endpoint, isTrunk: sign === null, phoneSign: sign };
      })
      .toSorted((a, b) => inOrder.compare(a.name, b.name)),
    lines: mergedLines(routed, seenLines, settings).map((line) => ({
      ...line,
      phoneSign: phoneSign(line.number),
    })),
    routePatterns: [...patterns].toSorted(inOrder.compare),
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
      patterns: routePatterns(rows),
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
function phoneSigns(
  extensions: Suggestions['extensions'],
  { employees, numbers }: Settings,
): (name: string) => PhoneSign {
  const phones = new Set([...extensions, ...employees].map(({ extension }) => extension));
  for (const { devices = [] } of employees) for (const device of devices) phones.add(device);
  const { internal } = numberRules(numbers);
  return (name) => {
    if (phones.has(name)) return 'extension';
    return internal.test(name) ? 'internal-number' : null;
  };
}

function mergedLines(
  routed: readonly string[],
  seen: readonly SeenLine[],
  { numbers }: Settings,
): FoundLine[] {
  const rules = numberRules(numbers);
  const spelled = (number: string) => normaliseNumber(number, rules) ?? number;
  const lines = new Map<string, FoundLine>();
  for (const number of routed) {
    lines.set(spelled(number), { number: spelled(number), isRouted: true, calls: 0, lastCallAt: null });
  }
  for (const { line, calls, lastCallAt } of seen) {
    lines.set(line, { number: line, isRouted: lines.has(line), calls, lastCallAt });
  }
  return [...lines.values()].toSorted((a, b) => b.calls - a.calls || inOrder.compare(a.number, b.number));
}
