import { apiErrorSchema } from '@planfix-asterisk/contracts';
import type { FieldProblem } from '@planfix-asterisk/contracts';
import type { AnswerOf, Method, Operation, Parts, PathOf } from './api-shapes.ts';

/** An answer of the panel's server is small and local; longer than this means it hangs. */
const timeoutMs = 20_000;

interface FailureFacts {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly correlationId: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, FieldProblem>>;
}

/** What the server refused, or why it could not be asked: `status` 0 means no usable answer. */
export class ApiFailure extends Error {
  readonly code: string;
  readonly status: number;
  readonly correlationId: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, FieldProblem>>;

  constructor(facts: FailureFacts, options?: ErrorOptions) {
    super(facts.message, options);
    this.name = 'ApiFailure';
    this.code = facts.code;
    this.status = facts.status;
    this.correlationId = facts.correlationId;
    this.fields = facts.fields;
    this.problems = facts.problems;
  }
}

interface Sent {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
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

type Arguments<M extends Method, P extends PathOf<M>> =
  { readonly signal?: AbortSignal } extends Parts<Operation<M, P>>
    ? [parts?: Parts<Operation<M, P>>]
    : [parts: Parts<Operation<M, P>>];

/** One method of the API: paths, what they take and what they answer are those of docs/openapi.json. */
const by =
  <M extends Method>(method: M) =>
  async <P extends PathOf<M>>(path: P, ...[parts]: Arguments<M, P>): Promise<AnswerOf<Operation<M, P>>> =>
    // The server checks its answers by the schemas that the generated types are made of.
    (await ask(method, path, parts ?? {})) as AnswerOf<Operation<M, P>>;

/** Asks the panel's server; throws `ApiFailure` and nothing else but an abort. */
export const api = {
  get: by('get'),
  post: by('post'),
  put: by('put'),
  patch: by('patch'),
  delete: by('delete'),
};

/** The address of a route, for what the browser fetches by itself: streams and files. */
export const addressOf = <P extends PathOf<'get'>>(path: P, ...[parts]: Arguments<'get', P>): string =>
  filledIn(path, parts ?? {});

async function ask(method: Method, path: string, parts: Sent): Promise<unknown> {
  const { status, isOk, text } = await send(method, filledIn(path, parts), parts);
  if (!isOk) throw refusalOf(status, text);
  const answer = fromJson(text);
  if (answer === undefined) throw failureWithout('bad-answer');
  return answer;
}

function filledIn(path: string, { path: values = {}, query = {} }: Sent): string {
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  return place + queryString(query);
}

async function send(method: Method, address: string, { body, signal }: Sent): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json' });
  if (method !== 'get' && csrfToken !== null) headers.set('x-csrf-token', csrfToken);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(address, {
      method: method.toUpperCase(),
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      credentials: 'same-origin',
    });
    return { status: response.status, isOk: response.ok, text: await response.text() };
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw failureWithout(limit.aborted ? 'server-timeout' : 'server-unreachable', cause);
  }
}

const noFields = { fields: {}, problems: {} };

/** No usable answer came. */
function failureWithout(code: string, cause?: unknown): ApiFailure {
  return new ApiFailure({ code, status: 0, message: code, correlationId: null, ...noFields }, { cause });
}

/** What the server said when it refused. */
export function refusalOf(status: number, text: string): ApiFailure {
  const parsed = apiErrorSchema.safeParse(fromJson(text));
  if (parsed.success) {
    const { fields = {}, problems = {}, ...facts } = parsed.data;
    return new ApiFailure({ ...facts, status, fields, problems });
  }
  // A proxy in front of us answers in its own words.
  return new ApiFailure({
    code: 'unexpected-status',
    status,
    message: String(status),
    correlationId: null,
    ...noFields,
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
