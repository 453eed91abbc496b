import { z } from 'zod';

export const testCallRequestSchema = z.strictObject({
  extension: z.string().min(1).max(40).describe('Of the employee who gets the pop-up'),
  phone: z.string().trim().min(1).max(40).describe('Who seems to call; as people write it'),
});
export const testCallSchema = z.object({ callId: z.string() });

export type TestCallRequest = z.output<typeof testCallRequestSchema>;
export type TestCall = z.output<typeof testCallSchema>;
