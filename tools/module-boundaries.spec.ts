import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProjectGraphAsync } from '@nx/devkit';
import type { ProjectGraph } from '@nx/devkit';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../', import.meta.url));
const ruleId = '@nx/enforce-module-boundaries';

/** One line per rule of module-boundaries.mjs: an import that it stops and one that it lets pass. */
const cases = [
  { rule: 'ring:composition', from: 'apps/standalone', forbidden: 'testing', allowed: 'worker-app' },
  { rule: 'ring:app', from: 'apps/worker', forbidden: 'api-app', allowed: 'call-tracking' },
  { rule: 'ring:rooms', from: 'libs/rooms', forbidden: 'worker-app', allowed: 'settings' },
  { rule: 'ring:feature', from: 'libs/features/replay', forbidden: 'settings', allowed: 'storage' },
  { rule: 'ring:adapter', from: 'libs/adapters/storage', forbidden: 'planfix-http', allowed: 'runtime' },
  { rule: 'ring:runtime', from: 'libs/runtime', forbidden: 'storage', allowed: 'contracts' },
  { rule: 'ring:testing', from: 'libs/testing', forbidden: 'storage', allowed: 'ami' },
  { rule: 'ring:demo', from: 'apps/demo', forbidden: 'worker-app', allowed: 'testing' },
  { rule: 'ring:e2e', from: 'e2e', forbidden: 'worker-app', allowed: 'testing' },
  { rule: 'ring:pure', from: 'libs/pure/calls', forbidden: 'runtime', allowed: 'ami' },
  { rule: 'name:ami', from: 'libs/pure/ami', forbidden: 'calls', allowed: undefined },
  { rule: 'name:calls', from: 'libs/pure/calls', forbidden: 'planfix', allowed: 'ami' },
  { rule: 'name:planfix', from: 'libs/pure/planfix', forbidden: 'contracts', allowed: 'calls' },
  { rule: 'name:call-records', from: 'libs/pure/call-records', forbidden: 'planfix', allowed: 'calls' },
  { rule: 'name:contracts', from: 'libs/pure/contracts', forbidden: 'calls', allowed: undefined },
  { rule: 'name:alert-texts', from: 'libs/pure/alert-texts', forbidden: 'calls', allowed: 'contracts' },
  { rule: 'side:browser', from: 'apps/web', forbidden: 'runtime', allowed: 'contracts' },
] as const;

const configSchema = z.object({
  rules: z.object({
    [ruleId]: z.tuple([
      z.literal(2),
      z.object({ depConstraints: z.array(z.object({ sourceTag: z.string() })) }),
    ]),
  }),
});

let graph: ProjectGraph;
let eslint: ESLint;
let config: unknown;

beforeAll(async () => {
  // Without a project graph the rule skips itself and everything passes.
  graph = await createProjectGraphAsync({ exitOnError: false });
  eslint = new ESLint({
    cwd: root,
    // The project's own configuration, of which only this rule runs: it needs no types.
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: (rule) => rule.ruleId === ruleId,
  });
  config = await eslint.calculateConfigForFile(join(root, 'libs/runtime/src/x.ts'));
}, 60_000);

/** Lints a file that is not there: nothing to clear away, nothing that others could trip over. */
async function problemsOf(folder: string, imported: string, name = 'boundary-fixture.ts'): Promise<string[]> {
  const code = `import * as imported from '${imported}';\nexport const used = imported;\n`;
  const results = await eslint.lintText(code, { filePath: join(root, folder, 'src', name) });
  return results.flatMap(({ messages }) => messages.map(({ message }) => message));
}

describe('module boundaries', () => {
  it('have a case here for every rule', () => {
    const [, { depConstraints }] = configSchema.parse(config).rules[ruleId];
    expect(cases.map(({ rule }) => rule)).toEqual(depConstraints.map(({ sourceTag }) => sourceTag));
  });

  it.each(cases)('$rule: $from may not import $forbidden', async ({ rule, from, forbidden }) => {
    expect(await problemsOf(from, `@planfix-asterisk/${forbidden}`)).toEqual([
      expect.stringContaining(`A project tagged with "${rule}" can only depend on libs tagged with`),
    ]);
  });

  it.each(cases.filter(({ allowed }) => allowed !== undefined))(
    '$rule: $from may import $allowed',
    async ({ from, allowed }) => {
      expect(await problemsOf(from, `@planfix-asterisk/${String(allowed)}`)).toEqual([]);
    },
  );

  it('let no relative path lead into another library', async () => {
    expect(await problemsOf('libs/pure/calls', '../../ami/src/ami-block.ts')).toEqual([
      expect.stringContaining('cannot be imported by a relative or absolute path'),
    ]);
  });

  it.each(['libs/pure/calls', 'libs/features/replay', 'libs/adapters/storage', 'apps/worker'])(
    'let specs of %s, and only specs, import the testing library',
    async (from) => {
      const testing = '@planfix-asterisk/testing';
      expect(await problemsOf(from, testing, 'fixture.spec.ts')).toEqual([]);
      expect(await problemsOf(from, testing, 'fixture.int.spec.ts')).toEqual([]);
      expect(await problemsOf(from, testing)).not.toEqual([]);
    },
  );

  it('hold for specs too', async () => {
    expect(await problemsOf('libs/pure/calls', '@planfix-asterisk/storage', 'fixture.spec.ts')).not.toEqual(
      [],
    );
  });
});

describe('the folder of a project', () => {
  const ringOfFolder: readonly (readonly [RegExp, string])[] = [
    [/^apps\/standalone$/, 'ring:composition'],
    [/^apps\/demo$/, 'ring:demo'],
    [/^apps\/[^/]+$/, 'ring:app'],
    [/^libs\/pure\/[^/]+$/, 'ring:pure'],
    [/^libs\/adapters\/[^/]+$/, 'ring:adapter'],
    [/^libs\/features\/[^/]+$/, 'ring:feature'],
    [/^libs\/rooms$/, 'ring:rooms'],
    [/^libs\/runtime$/, 'ring:runtime'],
    [/^libs\/testing$/, 'ring:testing'],
    [/^e2e$/, 'ring:e2e'],
  ];
  const sideOf = (folder: string): string => {
    if (folder === 'apps/web') return 'side:browser';
    return folder.startsWith('libs/pure/') ? 'side:any' : 'side:node';
  };

  it('is its tags: ring, name and side', () => {
    const projects = Object.values(graph.nodes).map(({ data }) => ({
      folder: data.root,
      tags: (data.tags ?? []).filter((tag) => !tag.startsWith('npm:')).sort(),
    }));
    const expected = projects.map(({ folder }) => {
      const ring = ringOfFolder.find(([pattern]) => pattern.test(folder))?.[1] ?? 'no ring for this folder';
      return { folder, tags: [`name:${folder.split('/').at(-1) ?? ''}`, ring, sideOf(folder)].sort() };
    });
    expect(projects).toEqual(expected);
    expect(projects.length).toBeGreaterThanOrEqual(20);
  });
});
