import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface ReferenceSources {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Folder of the instance file: paths in `${file:PATH}` are relative to it. */
  readonly folder: string;
}
export type ResolvedText =
  | { readonly status: 'resolved'; readonly text: string; readonly references: readonly string[] }
  | { readonly status: 'unresolved'; readonly expected: string; readonly found: string };

interface Unresolved {
  readonly expected: string;
  readonly found: string;
}

/** Puts in what `${VAR}` and `${file:PATH}` stand for; `$${` is a plain `${`. */
export function resolveReferences(text: string, sources: ReferenceSources): ResolvedText {
  const references: string[] = [];
  const wrong: Unresolved[] = [];
  const resolved = text.replace(
    /\$\$\{|\$\{([^}]*)(\}?)/g,
    (whole, name: string | undefined, end: string) => {
      if (name === undefined) return '${';
      references.push(whole);
      const value = end === '' ? unclosed : valueOf(name.trim(), sources);
      if (typeof value === 'string') return value;
      wrong.push(value);
      return '';
    },
  );
  const [first] = wrong;
  return first === undefined
    ? { status: 'resolved', text: resolved, references }
    : { status: 'unresolved', ...first };
}

const unclosed: Unresolved = { expected: '"}" after "${"; write "$${" for a plain "${"', found: 'none' };

function valueOf(name: string, sources: ReferenceSources): string | Unresolved {
  if (name.startsWith('file:')) return textOfFile(resolve(sources.folder, name.slice('file:'.length).trim()));
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    return { expected: '${NAME} or ${file:PATH}; write "$${" for a plain "${"', found: `"\${${name}}"` };
  }
  return (
    sources.variables[name] ?? {
      expected: `the environment variable ${name} to be set`,
      found: 'no such variable',
    }
  );
}

function textOfFile(path: string): string | Unresolved {
  try {
    // Secret files end with a line break that is no part of the secret.
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { expected: `a readable file ${path}`, found: code === 'ENOENT' ? 'no such file' : code };
  }
}
