import { attemptCauseSchema, deliveryKindSchema, troubleGroupSchema } from '@planfix-asterisk/contracts';
import type {
  AttemptCause,
  DeliveryKind,
  DeliveryState,
  TroubleGroupCount,
} from '@planfix-asterisk/contracts';
import { z } from 'zod';

export type TroubleGroup = Pick<TroubleGroupCount, 'state' | 'cause' | 'status' | 'kind'>;

const troubleStates = troubleGroupSchema.shape.state.options;

/** What the group of a message hangs on. */
export interface CountedMessage {
  readonly state: DeliveryState;
  readonly kind: DeliveryKind;
  readonly lastCause: AttemptCause | null;
  readonly lastStatus: number | null;
  /** Failed tries since it was put into the queue; 0 if it is not there. */
  readonly tries: number;
}

/** The counter a message is counted in, beside that of its state; none where all is well. */
export function troubleCounter(message: CountedMessage): string | undefined {
  const state = troubleStateOf(message);
  if (state === undefined) return undefined;
  return [state, message.lastCause ?? none, message.lastStatus ?? none, message.kind].join(' ');
}

/** Counters of groups begin so; the plain ones (`failed`) and those of days have other shapes. */
export function troubleGroupOf(counter: string): TroubleGroup | undefined {
  const parsed = groupSchema.safeParse(counter.split(' '));
  if (!parsed.success) return undefined;
  const [state, cause, status, kind] = parsed.data;
  return { state, cause, status, kind };
}

function troubleStateOf({ state, tries }: CountedMessage): TroubleGroup['state'] | undefined {
  if (state === 'waiting' || state === 'sending') return tries > 0 ? 'retrying' : undefined;
  return troubleStates.find((trouble) => trouble === state);
}

const none = '-';
const orNone = <T extends z.ZodType>(value: T) =>
  z.union([z.literal(none).transform((): null => null), value]);
const groupSchema = z.tuple([
  z.enum(troubleStates),
  orNone(attemptCauseSchema),
  orNone(z.coerce.number().int()),
  deliveryKindSchema,
]);
