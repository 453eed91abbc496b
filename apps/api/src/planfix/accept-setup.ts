import { planfixSchema, secretIsSet } from '@planfix-asterisk/contracts';
import type { PlanfixCheck, PlanfixSettings } from '@planfix-asterisk/contracts';
import type { SettingsService } from '@planfix-asterisk/settings';
import { checkPlanfix } from '@planfix-asterisk/setup';
import type { AuditLog } from '@planfix-asterisk/storage';
import { done, failed, invalidParameters } from './planfix-answer.ts';
import type { AnswerToPlanfix } from './planfix-answer.ts';

export interface SetupParts {
  readonly settings: SettingsService;
  readonly auditLog: Pick<AuditLog, 'write'>;
}

/** PlanFix shows these to its administrator, who may read either language. */
const refusals = {
  'set-by-file':
    'Адрес и токен ПланФикса заданы в файле конфигурации planfix-asterisk: измените их там. / ' +
    'Address and token of PlanFix are set by the instance file of planfix-asterisk: change them there.',
  'not-accepted':
    'planfix-asterisk не принимает настройку от ПланФикса: разрешите её на странице «Звонок по клику» или введите адрес и токен вручную. / ' +
    'planfix-asterisk takes no set-up from PlanFix: allow it on its page "Click-to-call", or enter address and token by hand.',
  'other-account':
    'planfix-asterisk уже подключён к другому аккаунту ПланФикса: смените аккаунт в его панели или разрешите настройку от ПланФикса «всегда». / ' +
    'planfix-asterisk is connected with another PlanFix account: change it in its panel, or allow set-up by PlanFix "always".',
  'bad-address':
    'planfix_url должен быть адресом https://… / planfix_url must be an address that begins with https://',
} as const;
type Refusal = keyof typeof refusals;

/** PlanFix switches the connection on: address and token are stored if the administrator allows it and they work. */
export async function acceptSetup(
  { settings, auditLog }: SetupParts,
  sent: PlanfixSettings,
  address: string,
): Promise<AnswerToPlanfix> {
  const checked = planfixSchema.safeParse(sent);
  const refuse = async (reason: string, answer: AnswerToPlanfix): Promise<AnswerToPlanfix> => {
    const after = { url: sent.url.slice(0, 200) };
    await auditLog.write({
      actor: 'PlanFix',
      action: 'planfix-setup.refused',
      target: 'planfix',
      after,
      reason,
      address,
    });
    return answer;
  };
  // The marker stands for the stored token, which must not go to an address that somebody sends.
  if (sent.token.includes(secretIsSet)) return refuse('invalid token', invalidParameters);
  if (!checked.success) return refuse('bad-address', failed(400, refusals['bad-address']));
  const refusal = refusalOf(settings, checked.data);
  if (refusal !== undefined) return refuse(refusal, failed(403, refusals[refusal]));
  const { planfixTls, pbx } = settings.current();
  const ours = { verifyTls: planfixTls.verify, publicUrl: settings.publicUrl, pbxToken: pbx?.token };
  const check = await checkPlanfix({ ...checked.data, ...ours });
  if (check.cause !== 'ok') return refuse(`ping: ${check.cause}`, failed(502, pingFailed(sent.url, check)));
  await settings.save('planfix', checked.data, { username: 'PlanFix', address });
  return done;
}

function refusalOf(settings: SettingsService, { url }: PlanfixSettings): Refusal | undefined {
  const { clickToCall, planfix } = settings.current();
  if (settings.locked.includes('planfix')) return 'set-by-file';
  if (clickToCall.acceptSetup === 'never') return 'not-accepted';
  const isOther = planfix !== undefined && new URL(planfix.url).host !== new URL(url).host;
  return clickToCall.acceptSetup === 'first-time' && isOther ? 'other-account' : undefined;
}

function pingFailed(url: string, { cause, httpStatus }: PlanfixCheck): string {
  const what = httpStatus === null ? cause : `${cause}, HTTP ${httpStatus}`;
  return (
    `planfix-asterisk не смог обратиться к ${url} (${what}): проверьте адрес и токен и включите интеграцию ещё раз. / ` +
    `planfix-asterisk asked ${url} in vain (${what}): check address and token and switch the integration on again.`
  );
}
