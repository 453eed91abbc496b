import type { paths } from './schema.gen.ts';

/** Reads the generated types of docs/openapi.json, so that no path and no shape is typed by hand. */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

type AnyOperation = { readonly responses: object };
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, AnyOperation> ? P : never;
}[keyof paths];
export type Operation<M extends Method, P extends PathOf<M>> = paths[P][M & keyof paths[P]];

type PathPart<Op> = Op extends { parameters: { path: infer Part extends object } }
  ? { readonly path: { readonly [Name in keyof Part]: Part[Name] | string } }
  : unknown;
type QueryPart<Op> = Op extends { parameters: { query?: infer Part } }
  ? [NonNullable<Part>] extends [never]
    ? unknown
    : { readonly query?: Readonly<NonNullable<Part>> }
  : unknown;
type BodyPart<Op> = Op extends { requestBody: { content: { 'application/json': infer Body } } }
  ? { readonly body: Body }
  : unknown;

/** What a request may and must carry. */
export type Parts<Op> = PathPart<Op> & QueryPart<Op> & BodyPart<Op> & { readonly signal?: AbortSignal };

type Good<Responses> = Responses[keyof Responses & (200 | 201 | 202)];
/** What the server answers when all is well; `null` where it answers without words. */
export type AnswerOf<Op> = Op extends { responses: infer Responses }
  ? Good<Responses> extends { content: { 'application/json': infer Answer } }
    ? Answer
    : null
  : never;
