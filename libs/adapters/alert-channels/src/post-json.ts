import { request } from 'undici';
import { sendTimeoutMs } from './send-outcome.ts';

export interface JsonPost {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

const longestBody = 4_096;

/** One request by undici, which follows no redirect and knows no proxy. Throws what the network throws. */
export async function postJson({ url, body, headers = {}, signal }: JsonPost): Promise<HttpAnswer> {
  const limit = AbortSignal.timeout(sendTimeoutMs);
  const answer = await request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'planfix-asterisk',
      ...headers,
    },
    body,
    signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
  });
  let text = '';
  for await (const chunk of answer.body.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > longestBody) break;
  }
  return { status: answer.statusCode, body: text.slice(0, longestBody) };
}
