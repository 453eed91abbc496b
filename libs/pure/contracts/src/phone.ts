import { z } from 'zod';

/** Name of the mark in a schema, and in the OpenAPI document made of it. */
export const phoneMark = 'x-phone-number';

/**
 * Marks what is, or may contain, a phone number of a client. Whoever is not to see numbers gets it with most of the
 * digits hidden, whichever route answers with it.
 */
export const withPhone = <Schema extends z.ZodType>(schema: Schema): Schema =>
  schema.meta({ ...schema.meta(), [phoneMark]: true });
export const phoneSchema = withPhone(z.string());
