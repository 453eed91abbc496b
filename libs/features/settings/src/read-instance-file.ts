import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { instanceFileSchema, settingsSchema } from '@planfix-asterisk/contracts';
import type { FileAdmin, InstanceFileContents, Settings, SettingsSection } from '@planfix-asterisk/contracts';
import { StartError } from '@planfix-asterisk/runtime';
import { touchesSecret } from './instance-file-schema.ts';
import type { SettingPath } from './instance-file-schema.ts';
import { resolveReferences } from './references.ts';
import type { ReferenceSources } from './references.ts';
import { describeValue, fieldName, problemsOf, valueAt } from './setting-problem.ts';
import type { SettingProblem } from './setting-problem.ts';
import { readYaml } from './yaml-source.ts';
import type { PlacedProblem, YamlSource } from './yaml-source.ts';

export interface InstanceFile {
  readonly path: string;
  /** Only the sections that the file sets; they are the file's, not the panel's. */
  readonly settings: Partial<Settings>;
  readonly admin?: FileAdmin;
}

type Variables = ReferenceSources['variables'];

/** Reads and checks a whole customer; throws one `StartError` that tells every problem with its line. */
export function readInstanceFile(path: string, variables: Variables): InstanceFile {
  return parseInstanceFile(textOf(path), { path, variables });
}

function textOf(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError && !('syscall' in error)) {
      throw new StartError(`INSTANCE_FILE: expected text in UTF-8, found another encoding in ${path}.`);
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartError(`INSTANCE_FILE: expected a readable file, found ${code} at ${path}.`, {
      cause: error,
    });
  }
}

export function parseInstanceFile(text: string, from: { path: string; variables: Variables }): InstanceFile {
  const reading = new Reading({ variables: from.variables, folder: dirname(from.path) });
  const source = readYaml(text, (written, path) => reading.resolve(written, path));
  const checked = instanceFileSchema.safeParse(source.value ?? {});
  const problems = [...source.problems, ...reading.problemsIn(source)];
  if (!checked.success && source.value !== undefined) {
    problems.push(...reading.schemaProblems(checked.error.issues, source));
  }
  if (!checked.success || problems.length > 0) throw new StartError(textOfProblems(from.path, problems));
  return { path: from.path, settings: sectionsSet(checked.data, source.value), admin: checked.data.admin };
}

type Issues = Parameters<typeof problemsOf>[0];

/** Remembers which texts came from a reference: what is behind one is never shown. */
class Reading {
  readonly #sources: ReferenceSources;
  readonly #references = new Map<string, readonly string[]>();
  readonly #unresolved: SettingProblem[] = [];

  constructor(sources: ReferenceSources) {
    this.#sources = sources;
  }

  resolve(written: string, path: SettingPath): string {
    const result = resolveReferences(written, this.#sources);
    if (result.status === 'unresolved') {
      this.#unresolved.push({ path, at: 'value', expected: result.expected, found: result.found });
      return written;
    }
    if (result.references.length > 0) this.#references.set(fieldName(path), result.references);
    return result.text;
  }

  problemsIn(source: YamlSource): PlacedProblem[] {
    return this.#unresolved.map((problem) => ({
      ...problem,
      position: source.positionOf(problem.path, 'value'),
    }));
  }

  schemaProblems(issues: Issues, source: YamlSource): PlacedProblem[] {
    const told = new Set(this.#unresolved.map(({ path }) => fieldName(path)));
    return problemsOf(issues, (path) => this.#show(source.value, path))
      .filter(({ path }) => !told.has(fieldName(path)))
      .map((problem) => ({ ...problem, position: source.positionOf(problem.path, problem.at) }));
  }

  #show(value: unknown, path: SettingPath): string {
    const references = this.#references.get(fieldName(path));
    const isHidden = references !== undefined || touchesSecret(path);
    const shown = describeValue(valueAt(value, path), { isHidden });
    return references === undefined ? shown : `${shown} from ${references.join(', ')}`;
  }
}

function sectionsSet(contents: InstanceFileContents, written: unknown): Partial<Settings> {
  const sections = Object.keys(settingsSchema.shape) as SettingsSection[];
  const set = sections.filter((section) => valueAt(written, [section]) !== undefined);
  return Object.fromEntries(set.map((section) => [section, contents[section]]));
}

function textOfProblems(file: string, problems: readonly PlacedProblem[]): string {
  const lines = problems
    .toSorted((a, b) => a.position.line - b.position.line || a.position.column - b.position.column)
    .map(({ path, expected, found, position }) => {
      const key = path.length === 0 ? '' : `${keyPath(path)}: `;
      return `  ${file}:${position.line}:${position.column}: ${key}expected ${expected}; found ${found}`;
    });
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`The instance file cannot be used (${count}):`, ...lines].join('\n');
}

/** `ami[0].secret` */
function keyPath(path: SettingPath): string {
  return path
    .map((key, depth) => (typeof key === 'number' ? `[${key}]` : `${depth === 0 ? '' : '.'}${String(key)}`))
    .join('');
}
