import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { YAMLError } from 'yaml';
import type { SettingPath } from './instance-file-schema.ts';
import type { SettingProblem } from './setting-problem.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}
export interface PlacedProblem extends SettingProblem {
  readonly position: Position;
}
/** Called for each text; returns what to take instead, or tells its problem and returns nothing. */
export type ResolveText = (text: string, path: SettingPath) => string;

export interface YamlSource {
  readonly value: unknown;
  readonly problems: readonly PlacedProblem[];
  /** Where the value at a path stands; for one that is missing, where it should have stood. */
  positionOf(path: SettingPath, at: 'key' | 'value'): Position;
}

const maxDepth = 20;
const depthWords = { expected: `at most ${maxDepth} levels`, found: 'more' };
const aliasWords = { expected: 'the value itself', found: 'an alias (*), which is not supported' };
/** Messages of the parser quote the source, which may hold secrets; so we word them ourselves. */
const syntaxWords: Readonly<Partial<Record<YAMLError['code'], readonly [expected: string, found: string]>>> =
  {
    DUPLICATE_KEY: ['each key once', 'a key that was given before'],
    TAB_AS_INDENT: ['spaces at the start of the line', 'a tab'],
    BAD_INDENT: ['the indentation of its neighbours and every bracket closed', 'it otherwise'],
    MULTIPLE_DOCS: ['one document', '"---" and a second one'],
    MISSING_CHAR: ['a closing bracket or quote, or ":" and a space after the key', 'none'],
    BLOCK_AS_IMPLICIT_KEY: ['one key per line', 'two'],
    BAD_SCALAR_START: ['text in quotes', 'a character that YAML keeps for itself'],
  };

/** Reads YAML and remembers where everything stood. */
export function readYaml(text: string, resolveText: ResolveText): YamlSource {
  const lineCounter = new LineCounter();
  // In `{ token: ${TOKEN} }` YAML would take our braces for its own; the stand-ins keep every position.
  const guarded = text.replace(/\$\{([^{}"'\n]*)\}/g, `$$${open}$1${close}`);
  const document = parseDocument(guarded, { lineCounter, prettyErrors: false, stringKeys: true });
  const position = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const syntaxProblems = [...document.errors, ...document.warnings].map((error) => ({
    path: [],
    at: 'value' as const,
    ...wordsFor(error.code),
    position: position(error.pos[0]),
  }));
  if (syntaxProblems.length > 0)
    return { value: undefined, problems: syntaxProblems, positionOf: () => position(0) };
  const reader = new NodeReader(resolveText);
  const value = document.contents === null ? {} : reader.read(document.contents, []);
  return {
    value,
    problems: reader.problems.map((problem) => ({ ...problem, position: position(problem.offset) })),
    positionOf: (path, at) => position(reader.offsetOf(path, at)),
  };
}

const open = '\uE000';
const close = '\uE001';
function unguarded(text: string): string {
  return text.replaceAll(open, '{').replaceAll(close, '}');
}

function wordsFor(code: YAMLError['code']): { expected: string; found: string } {
  const [expected, found] = syntaxWords[code] ?? ['valid YAML (is a quote missing?)', code];
  return { expected, found };
}

class NodeReader {
  readonly problems: (SettingProblem & { offset: number })[] = [];
  readonly #offsets = new Map<string, number>();
  readonly #resolveText: ResolveText;

  constructor(resolveText: ResolveText) {
    this.#resolveText = resolveText;
  }

  read(node: unknown, path: SettingPath): unknown {
    this.#mark('value', path, node);
    if (isAlias(node) || path.length > maxDepth) {
      this.#refuse(path, isAlias(node) ? aliasWords : depthWords);
      return undefined;
    }
    if (isMap(node)) return Object.fromEntries(node.items.map((pair) => this.#readPair(pair, path)));
    if (isSeq(node)) return node.items.map((item, index) => this.read(item, [...path, index]));
    if (!isScalar(node)) return undefined;
    return typeof node.value === 'string' ? this.#resolveText(unguarded(node.value), path) : node.value;
  }

  offsetOf(path: SettingPath, at: 'key' | 'value'): number {
    for (let length = path.length; length >= 0; length -= 1) {
      const here = path.slice(0, length);
      const found = this.#offsets.get(nameOf(at, here)) ?? this.#offsets.get(nameOf('value', here));
      if (found !== undefined) return found;
    }
    return 0;
  }

  #readPair(pair: { key: unknown; value: unknown }, path: SettingPath): [string, unknown] {
    const key = isScalar(pair.key) ? unguarded(String(pair.key.value)) : '?';
    this.#mark('key', [...path, key], pair.key);
    return [key, this.read(pair.value, [...path, key])];
  }

  #mark(at: 'key' | 'value', path: SettingPath, node: unknown): void {
    const isPlaced = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
    if (isPlaced && node.range) this.#offsets.set(nameOf(at, path), node.range[0]);
  }

  #refuse(path: SettingPath, words: { expected: string; found: string }): void {
    this.problems.push({ path, at: 'value', ...words, offset: this.offsetOf(path, 'value') });
  }
}

function nameOf(at: 'key' | 'value', path: SettingPath): string {
  return JSON.stringify([at, ...path.map(String)]);
}
