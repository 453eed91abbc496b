import type { AmiAction, AmiBlock } from '@planfix-asterisk/ami';
import { AmiUnansweredError } from '@planfix-asterisk/ami-connection';
import type { AmiLink } from '@planfix-asterisk/ami-connection';

/** FreePBX keeps some sixty entries for each extension; a tree of more is asked entry by entry. */
const mostTreeRows = 20_000;
const mostListRows = 20_000;
/** Names asked one by one, and how many at once. */
const mostNames = 5_000;
const namesAtOnce = 20;
/** After this the rest stays without names: somebody waits for the page. */
const namesWithinMs = 12_000;

/** What a PBX said, and which questions it did not answer: a right or a module is missing, or it is too old. */
export interface PbxAnswers {
  readonly rows: Readonly<Record<QuestionName, readonly AmiBlock[]>>;
  readonly refused: readonly string[];
}

/** With the rights the product asks for all but the last are answered; together they know every extension and trunk. */
const questions = {
  tree: { Action: 'DBGetTree', Family: 'AMPUSER' },
  hints: { Action: 'ExtensionStateList' },
  devices: { Action: 'DeviceStateList' },
  // FreePBX's inbound routes: those with a caller's number and those without.
  routesByCaller: { Action: 'ShowDialPlan', Context: 'ext-did-0001' },
  routes: { Action: 'ShowDialPlan', Context: 'ext-did-0002' },
  endpoints: { Action: 'PJSIPShowEndpoints' },
} as const satisfies Record<string, AmiAction>;
export type QuestionName = keyof typeof questions;

export async function askPbx(link: AmiLink): Promise<PbxAnswers> {
  const rows: Partial<Record<QuestionName, readonly AmiBlock[]>> = {};
  const refused: string[] = [];
  for (const [name, action] of Object.entries(questions)) {
    const maxRows = name === 'tree' ? mostTreeRows : mostListRows;
    const answer = await listed(link, action, maxRows);
    rows[name as QuestionName] = answer ?? [];
    // A PBX without FreePBX has none of its contexts: that is no lack.
    if (answer === undefined && action.Action !== 'ShowDialPlan') refused.push(action.Action);
  }
  return { rows: { ...noRows, ...rows }, refused };
}

const noRows: PbxAnswers['rows'] = {
  tree: [],
  hints: [],
  devices: [],
  routesByCaller: [],
  routes: [],
  endpoints: [],
};

async function listed(
  link: AmiLink,
  action: AmiAction,
  maxRows: number,
): Promise<readonly AmiBlock[] | undefined> {
  try {
    const { ok, rows } = await link.list(action, { maxRows, deadlineMs: 10_000 });
    return ok ? rows : undefined;
  } catch (error) {
    if (error instanceof AmiUnansweredError && error.failure === 'deadline') return undefined;
    throw error;
  }
}

/** Names from FreePBX's database, one question for each: for Asterisk before 16.28, and for very many extensions. */
export async function askNames(
  link: AmiLink,
  extensions: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const giveUpAt = performance.now() + namesWithinMs;
  const waiting = extensions.slice(0, mostNames);
  const askNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (performance.now() > giveUpAt) return;
      const rows = await listed(
        link,
        { Action: 'DBGet', Family: `AMPUSER/${next}`, Key: 'cidname' },
        mostListRows,
      );
      const name = rows?.[0]?.['val'];
      if (typeof name === 'string' && name !== '') names.set(next, name);
    }
  };
  await Promise.all(Array.from({ length: namesAtOnce }, askNext));
  return names;
}
