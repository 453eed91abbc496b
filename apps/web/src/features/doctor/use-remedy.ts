import type { Checkup } from '@planfix-asterisk/contracts';
import { nodeStatusSchema, recordsTroubleSchema } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';
import { isAttemptCause } from '../../shared/codes.ts';

/** What a check says: what is wrong with the next step, or how well it is. */
export function useRemedy(): (checkup: Checkup) => string {
  const { t, i18n } = useTranslation();
  return ({ name, state, cause, values }) => {
    if (cause === null) return t(`doctor.${state === 'off' ? 'off' : 'fine'}.${name}`, { replace: values });
    const own = `doctor.wrong.${name}.${cause}`;
    // One of them; `exists` has just said so.
    if (i18n.exists(own)) return t(own as 'doctor.wrong.disk.little', { replace: values });
    if (name === 'planfix' && isAttemptCause(cause))
      return `${t(`cause.${cause}.title`)}. ${t(`cause.${cause}.next`)}`;
    const reason = nodeStatusSchema.shape.reason.safeParse(cause);
    if (name === 'pbx' && reason.success) return t(`node.reason.${reason.data}`);
    const trouble = recordsTroubleSchema.safeParse(cause);
    if (trouble.success) return t(`records.trouble.${trouble.data}.next`);
    return cause;
  };
}
