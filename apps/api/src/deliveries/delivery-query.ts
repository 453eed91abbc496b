import {
  deliveryFilterSchema,
  deliveryKindSchema,
  deliveryStateSchema,
  filterCauseSchema,
  pageQuerySchema,
} from '@planfix-asterisk/contracts';
import { z } from 'zod';

/** A query string has a list only where a name is repeated. */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .union([item, z.array(item)])
    .transform((found): z.output<T>[] => (Array.isArray(found) ? found : [found]));

export const deliveryQuerySchema = z.object({
  ...deliveryFilterSchema.shape,
  ...pageQuerySchema.shape,
  state: listOf(deliveryStateSchema).optional(),
  kind: listOf(deliveryKindSchema).optional(),
  cause: listOf(filterCauseSchema).optional(),
});
export type DeliveryQuery = z.output<typeof deliveryQuerySchema>;
