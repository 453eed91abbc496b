import { z } from 'zod';

const seconds = (min: number, max: number) => z.int().min(min).max(max);
const steps = (min: number, max: number) => z.array(z.int().min(min).max(max)).min(1).max(20);

/** What a request may take beyond its time-out until its outcome is written; a lease must outlast both. */
const outcomeGraceS = 5;

/**
 * How messages are delivered: every number of it, each with a default that suits PlanFix. Units stand in the names;
 * the words say why the default is what it is.
 */
export const deliverySettingsSchema = z
  .strictObject({
    popup: z
      .strictObject({
        lifetimeS: seconds(1, 600)
          .default(20)
          .describe('A phone rings about that long; a pop-up that comes later tells of a call that is over'),
        timeoutMs: z
          .int()
          .min(500)
          .max(30_000)
          .default(2_500)
          .describe(
            'PlanFix answers in some hundred milliseconds; waiting longer costs more than asking again',
          ),
        retryMs: steps(50, 60_000)
          .default([300, 1_000, 2_000, 4_000])
          .describe('Waits between the tries of a pop-up, the last one repeated until the end of its life'),
        lateMs: z
          .int()
          .min(0)
          .max(60_000)
          .default(2_500)
          .describe(
            'A pop-up that waited so long is not opened any more when its call is over: one time-out',
          ),
      })
      .prefault({})
      .describe('Pop-ups: incoming, outgoing, picked up'),
    history: z
      .strictObject({
        lifetimeH: z
          .int()
          .min(1)
          .max(24 * 30)
          .default(72)
          .describe('Results of calls and recordings are tried for three days, so over a week-end'),
        timeoutS: seconds(1, 60)
          .default(10)
          .describe('Nobody waits at a screen for them, so a slow PlanFix gets more time'),
        retryS: steps(1, 86_400)
          .default([5, 15, 60, 300, 900, 3_600, 10_800, 21_600])
          .describe('Waits between the tries, the last one repeated until the end'),
      })
      .prefault({})
      .describe('Results of calls and recordings'),
    jitterPercent: z
      .int()
      .min(0)
      .max(50)
      .default(20)
      .describe('Spreads the waits to both sides, so that what failed together does not come back together'),
    retryAfterMaxS: seconds(1, 86_400)
      .default(3_600)
      .describe('Longest wait that is believed when PlanFix asks for one (Retry-After)'),
    slots: z
      .int()
      .min(2)
      .max(128)
      .default(32)
      .describe('Requests under way at once: ten phones of a few ring groups'),
    popupSlots: z
      .int()
      .min(1)
      .max(64)
      .default(8)
      .describe('Of these kept for pop-ups, so that a backlog of results delays nobody’s window'),
    leaseS: seconds(6, 600)
      .default(30)
      .describe('A request without an outcome for so long has lost its sender and is sent again'),
    maxStarts: z
      .int()
      .min(1)
      .max(20)
      .default(3)
      .describe('A message whose sending ended the program so often is given up'),
    probeEveryS: seconds(5, 3_600)
      .default(30)
      .describe('While PlanFix refuses the token or takes nothing it is asked by ping so often'),
    drainS: seconds(0, 30).default(5).describe('On a stop requests under way get so long to end'),
    catchUpPerSecond: z
      .int()
      .min(1)
      .max(1_000)
      .default(50)
      .describe('How many waiting messages a second are sent when PlanFix is well again'),
    replayPerSecond: z
      .int()
      .min(1)
      .max(200)
      .default(10)
      .describe('How many messages a second a replay puts on their way unless it says otherwise'),
  })
  .superRefine((delivery, context) => {
    if (delivery.popupSlots >= delivery.slots)
      context.addIssue({ code: 'custom', path: ['popupSlots'], message: 'fewer than slots' });
    const longestS = Math.max(delivery.popup.timeoutMs / 1_000, delivery.history.timeoutS);
    if (delivery.leaseS >= longestS + outcomeGraceS) return;
    const message = `at least ${outcomeGraceS} s more than the longest time-out`;
    context.addIssue({ code: 'custom', path: ['leaseS'], message });
  });

const days = (byDefault: number) => z.int().min(1).max(3_650).default(byDefault);

/** How long things are kept. Nothing unfinished is ever deleted. */
export const retentionSettingsSchema = z.strictObject({
  bodiesDays: days(30).describe(
    'Fields sent and answers received; a failed message keeps its fields, so that it can be sent again',
  ),
  attemptsDays: days(90).describe('Tries with their times and causes'),
  eventsDays: days(180).describe('Calls and their messages'),
  auditDays: days(365).describe('Who did what in the panel'),
});

export type DeliverySettings = z.output<typeof deliverySettingsSchema>;
export type RetentionSettings = z.output<typeof retentionSettingsSchema>;
