import { access, constants } from 'node:fs/promises';
import { checkRecords } from '@planfix-asterisk/back-fill';
import type { Checkup, Dashboard, Settings } from '@planfix-asterisk/contracts';
import { checkPlanfix } from '@planfix-asterisk/setup';

type Words = Partial<Pick<Checkup, 'cause' | 'subject' | 'values'>>;

const checkup = (name: Checkup['name'], state: Checkup['state'], words: Words = {}): Checkup => ({
  ...{ name, state, subject: '', cause: null, values: {} },
  ...words,
});

const hourMs = 3_600_000;
const longestWaitMs = 300_000;
const worryingClockMs = 2_000;
const megabyte = 1_000_000;

/** What can be told from the settings alone. */
export function settingsCheckups(settings: Settings, publicUrl: string | undefined): Checkup[] {
  const { employees, pbx } = settings;
  const on = employees.filter(({ enabled }) => enabled).length;
  const isLocal = publicUrl !== undefined && /^http:\/\/(localhost|127\.|10\.|192\.168\.)/.test(publicUrl);
  const address = publicUrl === undefined ? 'unset' : isLocal ? 'only-local' : null;
  return [
    checkup('employees', on === 0 ? 'error' : 'ok', {
      cause: on === 0 ? 'none' : null,
      values: { count: String(on) },
    }),
    checkup('public-url', address === null ? 'ok' : 'warning', { cause: address }),
    checkup('pbx-key', pbx === undefined ? 'warning' : 'ok', { cause: pbx === undefined ? 'unset' : null }),
  ];
}

/** What the product itself knows of how it fares. */
export function stateCheckups(
  { store, failed, oldestWaitingAt }: Pick<Dashboard, 'store' | 'failed' | 'oldestWaitingAt'>,
  now: number,
): Checkup[] {
  const isStoreWell = store.state === 'ok';
  const waitsMs = oldestWaitingAt === null ? 0 : now - oldestWaitingAt;
  const minutes = String(Math.round(waitsMs / 60_000));
  return [
    checkup('store', isStoreWell ? 'ok' : 'error', { cause: isStoreWell ? null : store.state }),
    checkup('failed', failed === 0 ? 'ok' : 'warning', {
      cause: failed === 0 ? null : 'some',
      values: { count: String(failed) },
    }),
    checkup('waiting', waitsMs < longestWaitMs ? 'ok' : waitsMs < hourMs ? 'warning' : 'error', {
      cause: waitsMs < longestWaitMs ? null : 'long',
      values: { minutes },
    }),
  ];
}

export function diskCheckup(freeBytes: number | null, limitMb: number): Checkup {
  if (freeBytes === null) return checkup('disk', 'off');
  const freeMb = Math.floor(freeBytes / megabyte);
  const isEnough = freeMb >= limitMb;
  const values = { freeMb: String(freeMb), limitMb: String(limitMb) };
  return checkup('disk', isEnough ? 'ok' : 'error', { cause: isEnough ? null : 'little', values });
}

export async function planfixCheckups(settings: Settings, publicUrl: string | undefined): Promise<Checkup[]> {
  const { planfix, planfixTls, pbx } = settings;
  if (planfix === undefined) return [checkup('planfix', 'error', { cause: 'unset' })];
  const verifyTls = planfixTls.verify;
  const found = await checkPlanfix({ ...planfix, verifyTls, publicUrl, pbxToken: pbx?.token });
  if (found.cause !== 'ok') return [checkup('planfix', 'error', { cause: found.cause })];
  const ms = String(Math.round(found.tookMs));
  const { agreement } = found;
  const isAgreed = agreement?.pbxUrl === 'same' && agreement.pbxToken === 'same';
  return [
    checkup('planfix', verifyTls ? 'ok' : 'warning', {
      cause: verifyTls ? null : 'not-verified',
      values: { ms },
    }),
    agreement === null
      ? checkup('agreement', 'off')
      : checkup('agreement', isAgreed ? 'ok' : 'warning', { cause: isAgreed ? null : 'different' }),
  ];
}

/** The nodes as the worker follows them; nothing is opened anew. */
export function pbxCheckups(nodes: Dashboard['nodes']): Checkup[] {
  if (nodes.length === 0) return [checkup('pbx', 'error', { cause: 'unset' })];
  return nodes.flatMap(({ name: subject, state, reason, version, rights }) => {
    const isConnected = state === 'connected';
    const missing = rights?.rights.filter((right) => right.state === 'missing').map(({ name }) => name) ?? [];
    const values = { version: version ?? '', rights: missing.join(', ') };
    const pbx = checkup('pbx', isConnected ? 'ok' : 'error', {
      subject,
      values,
      cause: isConnected ? null : reason,
    });
    if (!isConnected) return [pbx];
    const isLacking = missing.length > 0;
    const cause = isLacking ? 'missing' : null;
    return [pbx, checkup('rights', isLacking ? 'warning' : 'ok', { subject, values, cause })];
  });
}

export function clockCheckup(subject: string, aheadMs: number | null): Checkup {
  if (aheadMs === null) return checkup('clock', 'off', { subject });
  const isWrong = Math.abs(aheadMs) > worryingClockMs;
  const values = { seconds: String(Math.round(Math.abs(aheadMs) / 1_000)) };
  const cause = !isWrong ? null : aheadMs > 0 ? 'ahead' : 'behind';
  return checkup('clock', isWrong ? 'warning' : 'ok', { subject, cause, values });
}

export async function recordingsCheckup({ recordings }: Settings): Promise<Checkup> {
  if (recordings?.urlTemplate !== undefined) return checkup('recordings', 'ok');
  if (recordings?.directory === undefined) return checkup('recordings', 'off');
  const isReadable = await access(recordings.directory, constants.R_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  return checkup('recordings', isReadable ? 'ok' : 'error', { cause: isReadable ? null : 'not-readable' });
}

export async function callRecordsCheckup({ cdr }: Settings): Promise<Checkup> {
  if (cdr === undefined) return checkup('call-records', 'off');
  const { trouble } = await checkRecords(cdr.url);
  return checkup('call-records', trouble === null ? 'ok' : 'error', { cause: trouble });
}
