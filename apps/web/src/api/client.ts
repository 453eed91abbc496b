import { apiErrorSchema } from '@planfix-asterisk/contracts';
import type { z } from 'zod';

/** An answer of the panel's server is small and local; longer than this means it hangs. */
const timeoutMs = 20_000;

interface FailureFacts {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly correlationId: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

/** What the server refused, or why it could not be asked: `status` 0 means no usable answer. */
export class ApiFailure extends Error {
  readonly code: string;
  readonly status: number;
  readonly correlationId: string | null;
  readonly fields: Readonly<Record<string, string>>;

  constructor(facts: FailureFacts, options?: ErrorOptions) {
    super(facts.message, options);
    this.name = 'ApiFailure';
    this.code = facts.code;
    this.status = facts.status;
    this.correlationId = facts.correlationId;
    this.fields = facts.fields;
  }
}

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

interface Answer {
  readonly status: number;
  readonly isOk: boolean;
  readonly text: string;
}

let csrfToken: string | null = null;

/** The token comes with the session; every change sends it back. */
export function rememberCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Asks the panel's server and checks the answer; throws `ApiFailure` and nothing else but an abort. */
export async function request<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  options: RequestOptions = {},
): Promise<z.output<Schema>> {
  const { status, isOk, text } = await send(path, options);
  if (!isOk) throw refusal(status, text);
  const parsed = schema.safeParse(fromJson(text));
  if (parsed.success) return parsed.data;
  throw new ApiFailure(
    { code: 'bad-answer', status: 0, message: parsed.error.message, correlationId: null, fields: {} },
    { cause: parsed.error },
  );
}

async function send(path: string, { method = 'GET', body, signal }: RequestOptions): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json' });
  if (method !== 'GET' && csrfToken !== null) headers.set('x-csrf-token', csrfToken);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      credentials: 'same-origin',
    });
    return { status: response.status, isOk: response.ok, text: await response.text() };
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const code = limit.aborted ? 'server-timeout' : 'server-unreachable';
    throw new ApiFailure({ code, status: 0, message: code, correlationId: null, fields: {} }, { cause });
  }
}

function refusal(status: number, text: string): ApiFailure {
  const parsed = apiErrorSchema.safeParse(fromJson(text));
  if (parsed.success) return new ApiFailure({ ...parsed.data, status, fields: parsed.data.fields ?? {} });
  // A proxy in front of us answers in its own words.
  return new ApiFailure({
    code: 'unexpected-status',
    status,
    message: String(status),
    correlationId: null,
    fields: {},
  });
}

function fromJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Query string without empty values; a list becomes a repeated name. */
export function queryString(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'number' || (typeof one === 'string' && one !== '')) query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
