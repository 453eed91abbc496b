import type { SubmitEvent } from 'react';
import { useState } from 'react';
import type { z } from 'zod';

/** Reads a plain form by its schema. The form library stays out of what is loaded before anyone is logged in. */
export function useParsedForm<Schema extends z.ZodType>(
  schema: Schema,
  onValid: (value: z.output<Schema>) => void,
) {
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const parsed = schema.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    setWrong(new Set(parsed.error?.issues.map((issue) => String(issue.path[0]))));
    if (parsed.success) onValid(parsed.data);
  };
  return { wrong, submit };
}
