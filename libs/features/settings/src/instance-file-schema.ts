import { instanceFileSchema } from '@planfix-asterisk/contracts';
import { z } from 'zod';

export type SettingPath = readonly PropertyKey[];
type JsonSchema = z.core.JSONSchema.BaseSchema;

/** For editors: completion and checks while the file is written. Draft 7 is what YAML editors know best. */
export function instanceFileJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(instanceFileSchema, { io: 'input', target: 'draft-7' });
  return { title: 'planfix-asterisk instance file', ...schema };
}

const root = instanceFileJsonSchema();
const secretPaths = secretPathsOf(root, []);

/** Keys that may stand in the group at `path`; none where any name goes. */
export function knownKeysAt(path: SettingPath): readonly string[] {
  return Object.keys(schemaAt(path)?.properties ?? {});
}

export function isSecret(path: SettingPath): boolean {
  return secretPaths.some((secret) => secret.length === path.length && meet(secret, path));
}

/** A secret, what holds one, or what stands below one: its text must not be shown. */
export function touchesSecret(path: SettingPath): boolean {
  return secretPaths.some((secret) => meet(secret, path));
}

function meet(secret: readonly string[], path: SettingPath): boolean {
  return secret.every((key, depth) => depth >= path.length || key === '*' || key === path[depth]);
}

function schemaAt(path: SettingPath): JsonSchema | undefined {
  let here: JsonSchema | undefined = root;
  for (const key of path)
    here = typeof key === 'number' ? itemsOf(here) : asSchema(here?.properties?.[String(key)]);
  return here;
}

function secretPathsOf(schema: JsonSchema, path: readonly string[]): string[][] {
  if (schema.writeOnly === true) return [[...path]];
  const items = itemsOf(schema);
  const below = Object.entries(schema.properties ?? {}).map(
    ([key, value]) => [key, asSchema(value)] as const,
  );
  return [...below, ['*', items] as const].flatMap(([key, child]) =>
    child === undefined ? [] : secretPathsOf(child, [...path, key]),
  );
}

function itemsOf(schema: JsonSchema | undefined): JsonSchema | undefined {
  const items = schema?.items;
  return Array.isArray(items) ? undefined : asSchema(items);
}

function asSchema(schema: JsonSchema | boolean | undefined): JsonSchema | undefined {
  return typeof schema === 'object' ? schema : undefined;
}
