import { phoneMark } from '@planfix-asterisk/contracts';
import { maskPhones } from '@planfix-asterisk/runtime';
import { z } from 'zod';

/**
 * Hides all but the end of each phone number in what a schema marks with `phone`: the contract says once which fields
 * hold numbers, so every route that answers with such a field is masked without knowing of it.
 */
export function maskNumbers(schema: z.ZodType, value: unknown): unknown {
  if (schema.meta()?.[phoneMark] === true) return maskAll(value);
  const inner = unwrapped(schema);
  if (inner) return maskNumbers(inner, value);
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => maskNumbers(asType(schema.element), item));
  if (schema instanceof z.ZodObject && isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [name, maskedField(schema, name, field)]),
    );
  if (schema instanceof z.ZodRecord && isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [name, maskNumbers(asType(schema.valueType), field)]),
    );
  if (schema instanceof z.ZodUnion) return maskNumbers(optionOf(schema, value), value);
  return value;
}

function maskedField(schema: z.ZodObject, name: string, field: unknown): unknown {
  const shape: Record<string, unknown> = schema.shape;
  return shape[name] === undefined ? field : maskNumbers(asType(shape[name]), field);
}

function unwrapped(schema: z.ZodType): z.ZodType | undefined {
  const isWrapper =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return isWrapper ? asType(schema.unwrap()) : undefined;
}

function optionOf(schema: z.ZodUnion, value: unknown): z.ZodType {
  const option = schema.options.map(asType).find((one) => one.safeParse(value).success);
  return option ?? z.unknown();
}

function maskAll(value: unknown): unknown {
  if (typeof value === 'string') return maskPhones(value);
  if (Array.isArray(value)) return value.map(maskAll);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, maskAll(field)]));
  return value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** zod's own types of parts of a schema are wider than what they are. */
const asType = (part: unknown): z.ZodType => part as z.ZodType;
