import { changeSchema } from '@planfix-asterisk/contracts';
import { z } from 'zod';

const from = z.string();
const noticeSchema = z.discriminatedUnion('says', [
  /** `isReady`: messages may be due. */
  z.object({ says: z.literal('changed'), from, isReady: z.boolean(), changes: z.array(changeSchema) }),
  z.object({ says: z.literal('question'), from, id: z.string(), question: z.string(), body: z.unknown() }),
  z.object({ says: z.literal('answer'), from, to: z.string(), id: z.string(), body: z.unknown() }),
]);

/** What processes say to each other. */
export type PeerNotice = z.output<typeof noticeSchema>;

/** PostgreSQL takes a little less than 8,000 bytes. */
const mostBytes = 7_900;

export function writeNotice(notice: PeerNotice): string {
  const text = JSON.stringify(notice);
  if (Buffer.byteLength(text) > mostBytes)
    throw new Error(`Too long to be said to other processes: ${notice.says}`);
  return text;
}

/** Nothing if it is none of ours: whoever has the database's password can say anything on the channel. */
export function readNotice(text: string): PeerNotice | undefined {
  try {
    return noticeSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
