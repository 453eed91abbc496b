import { z } from 'zod';
import { phoneSchema } from './phone.ts';
import { clickToCallSchema } from './way-back-settings.ts';

/** What became of an order to ring an employee; `unclear`: it was sent, and whether the PBX did it is not known. */
export const clickOutcomeSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('taken'), callId: z.string() }),
  z.object({ status: z.enum(['refused', 'unclear']), message: z.string() }),
  z.object({ status: z.enum(['not-connected', 'too-many']) }),
]);
export type ClickOutcome = z.output<typeof clickOutcomeSchema>;

const phone = { extension: z.string(), devices: z.array(z.string()) };
/** What the API asks the workers about a click; the one that follows the PBX node answers. */
export const phoneQuestion = { name: 'pbx phone', body: z.object({ node: z.string(), ...phone }) } as const;
export const phoneAnswerSchema = z.enum(['yes', 'no', 'not-connected']);
export type PhoneAnswer = z.output<typeof phoneAnswerSchema>;
export const callQuestion = {
  name: 'pbx call',
  body: z.object({
    node: z.string(),
    order: z.object({ ...phone, number: z.string(), dialled: z.string() }),
    /** An order that comes later than this is nobody's any more: whoever clicked was told that it failed. */
    until: z.int(),
  }),
} as const;
export type ClickOrder = z.output<typeof callQuestion.body>['order'];

const shortNumberOf = z.string().min(1).max(40);
export const dialCheckRequestSchema = z.strictObject({
  number: z.string().max(60).describe('As PlanFix might send it'),
  clickToCall: clickToCallSchema.optional().describe('To try before saving; the saved ones if left out'),
});
export const dialCheckSchema = z.object({
  status: z.enum(['ready', 'no-number', 'denied', 'not-allowed']),
  /** What the PBX would be told to dial. */
  dialled: z.string().nullable(),
});
export const clickTestRequestSchema = z.strictObject({
  from: shortNumberOf.describe('Short number of the employee in PlanFix'),
  to: z.string().min(1).max(60).describe('Number to call'),
});
export const clickTestSchema = z.object({
  status: z.enum([
    'taken',
    'refused',
    'unclear',
    'not-connected',
    'too-many',
    'switched-off',
    'unknown-employee',
    'unknown-phone',
    'no-number',
    'denied',
    'not-allowed',
  ]),
  /** Names the call in the journal. */
  callId: z.string().nullable(),
  /** What the PBX said. */
  message: z.string().nullable(),
  node: z.string().nullable(),
  dialled: phoneSchema.nullable(),
});
export type DialCheckRequest = z.output<typeof dialCheckRequestSchema>;
export type DialCheck = z.output<typeof dialCheckSchema>;
export type ClickTestRequest = z.output<typeof clickTestRequestSchema>;
export type ClickTest = z.output<typeof clickTestSchema>;
