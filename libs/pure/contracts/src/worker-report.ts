import { z } from 'zod';
import { dashboardSchema, nodeStatusSchema, planfixStatusSchema } from './dashboard.ts';

/** How one worker fares, told to the API through the database every few seconds. */
export const workerReportSchema = z.object({
  /** Those it follows; the others are another worker's. */
  nodes: z.array(nodeStatusSchema),
  planfix: planfixStatusSchema,
  held: z.object({ messages: z.int(), dropped: z.int() }),
  /** Counters and histograms as prom-client writes them; they are summed up over all workers. */
  metrics: z.array(z.record(z.string(), z.unknown())),
  /** Of the last hour: delivered, and come too late. */
  popups: z.object({ delivered: z.int(), expired: z.int() }),
  popupLatency: dashboardSchema.shape.popupLatency,
});
export type WorkerReport = z.output<typeof workerReportSchema>;

/** Under which name a worker's report is found among the shared states. */
export const workerReportPrefix = 'worker ';
/** A report that is older is of a worker that is gone. */
export const workerReportLastsMs = 15_000;

/** What the API asks the workers; the one that follows the PBX node does it and answers. */
export const reconnectQuestion = { name: 'pbx reconnect', body: z.object({ node: z.string() }) } as const;
