import { z } from 'zod';

/** What the AMI user of a PBX needs, as `read=` and `write=` of Asterisk's manager.conf name it. */
export const amiRightNameSchema = z.enum([
  'read-call',
  'read-dialplan',
  'read-agent',
  'read-cdr',
  'write-originate',
  'write-reporting',
]);

/**
 * Asterisk never says which rights a user has. Those to write are found by asking which actions it may use, those to
 * read by the events that come, or do not come although they must have happened.
 */
export const amiRightSchema = z.object({
  name: amiRightNameSchema,
  state: z.enum(['present', 'missing', 'unknown']),
  evidence: z.enum(['listed', 'not-listed', 'not-told', 'heard', 'silence', 'no-call-yet']),
});

export const amiRightsSchema = z.object({
  rights: z.array(amiRightSchema),
  /** Rights to write that we never use and that would let a thief of the secret do harm. */
  unneeded: z.array(z.enum(['system', 'command', 'config'])),
});

export type AmiRightName = z.output<typeof amiRightNameSchema>;
export type AmiRight = z.output<typeof amiRightSchema>;
export type AmiRights = z.output<typeof amiRightsSchema>;
