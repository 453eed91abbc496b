import type { Checkup } from '@planfix-asterisk/contracts';
import { nodeStatusSchema, recordsTroubleSchema } from '@planfix-asterisk/contracts';
import type { i18n as I18n } from 'i18next';
import { isAttemptCause } from '../../shared/codes.ts';

/** What a check says: what is wrong with the next step, or how well it is. The panel says it, and `npm run doctor`. */
export function remedyOf({ t, exists }: Pick<I18n, 't' | 'exists'>, checkup: Checkup): string {
  const { name, state, cause, values } = checkup;
  if (cause === null) return t(`doctor.${state === 'off' ? 'off' : 'fine'}.${name}`, { replace: values });
  const own = `doctor.wrong.${name}.${cause}`;
  // One of them; `exists` has just said so.
  if (exists(own)) return t(own as 'doctor.wrong.disk.little', { replace: values });
  if (name === 'planfix' && isAttemptCause(cause))
    return `${t(`cause.${cause}.title`)}. ${t(`cause.${cause}.next`)}`;
  const reason = nodeStatusSchema.shape.reason.safeParse(cause);
  if (name === 'pbx' && reason.success) return t(`node.reason.${reason.data}`);
  const trouble = recordsTroubleSchema.safeParse(cause);
  if (trouble.success) return t(`records.trouble.${trouble.data}.next`);
  return cause;
}
