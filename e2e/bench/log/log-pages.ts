import type { DeliveryFilter } from '@planfix-asterisk/contracts';
import type { Storage } from '@planfix-asterisk/storage';
import { percentilesOf } from '../percentiles.ts';
import type { FilledLog } from './fill-log.ts';

const day = 86_400_000;
/** Of 40 pages the 95th percentile is the third worst: chance. */
const rounds = 200;
const limit = 50;

type Pick = (log: FilledLog, round: number) => DeliveryFilter;

/** What one can ask for in the panel, each filter alone and the combinations that people use. */
const filters: readonly (readonly [name: string, pick: Pick])[] = [
  ['no filter', () => ({})],
  ['state: delivered', () => ({ state: ['delivered'] })],
  ['state: failed', () => ({ state: ['failed'] })],
  ['state: expired, superseded', () => ({ state: ['expired', 'superseded'] })],
  ['state: failed, delivered', () => ({ state: ['failed', 'delivered'] })],
  ['state: waiting, sending', () => ({ state: ['waiting', 'sending'] })],
  ['kind: record', () => ({ kind: ['record'] })],
  ['kind: outgoing (there is none)', () => ({ kind: ['outgoing'] })],
  ['kind: completed, record', () => ({ kind: ['completed', 'record'] })],
  ['extension', (_, round) => ({ extension: String(100 + (round % 100)) })],
  ['extension nobody has', () => ({ extension: '999' })],
  ['phone, whole', (_, round) => ({ phone: phoneOf(round) })],
  ['phone, last 4 digits', (_, round) => ({ phone: phoneOf(round).slice(-4) })],
  ['phone, last 2 digits', (_, round) => ({ phone: phoneOf(round).slice(-2) })],
  ['call id', (log, round) => ({ callId: `17640${Math.floor((round * log.rows) / 3 / rounds)}` })],
  ['cause: time-out', () => ({ state: ['failed'], cause: ['timeout'] })],
  ['HTTP status 503, any state', () => ({ status: 503 })],
  ['cause: dns (there is none)', () => ({ cause: ['dns'] })],
  ['one day', (log, round) => ({ from: dayOf(log, round), to: dayOf(log, round) + day })],
  ['one day, failed', (log, round) => ({ ...one(log, round), state: ['failed'] })],
  [
    'one day, extension, kind',
    (log, round) => ({ ...one(log, round), extension: '117', kind: ['completed'] }),
  ],
  ['extension, failed', (_, round) => ({ extension: String(100 + (round % 100)), state: ['failed'] })],
  ['failed, kind record', () => ({ state: ['failed'], kind: ['record'] })],
  ['extension, phone', (_, round) => ({ extension: '131', phone: phoneOf(round).slice(-4) })],
];

const phoneOf = (round: number): string => `79123${String((round * 4_999) % 200_000).padStart(6, '0')}`;
const dayOf = ({ from, to }: FilledLog, round: number): number => from + ((to - from - day) * round) / rounds;
const one = (log: FilledLog, round: number) => ({ from: dayOf(log, round), to: dayOf(log, round) + day });

export interface MeasuredLog {
  readonly storage: Storage;
  readonly log: FilledLog;
}

/** The 95th percentile of each filter on the small and on the large log, measured in turns; true if all goals are met. */
export async function measureLogPages(small: MeasuredLog, large: MeasuredLog): Promise<boolean> {
  let isWell = true;
  for (const [name, pick] of filters) {
    const times = { small: [] as number[], large: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      times.small.push(await pageMs(small, pick, round));
      times.large.push(await pageMs(large, pick, round));
    }
    const [ofSmall, ofLarge] = [percentilesOf(times.small), percentilesOf(times.large)];
    const ratio = ofLarge.p95 / ofSmall.p95;
    // Below a few milliseconds the ratio is that of the machine's moods.
    const isMet = ofLarge.p95 <= 50 && (ratio <= 1.3 || ofLarge.p95 <= 5);
    isWell &&= isMet;
    console.log(
      `  ${isMet ? ' ' : '!'} ${name.padEnd(32)} ${ms(ofSmall.p50)} ${ms(ofSmall.p95)} | ${ms(ofLarge.p50)} ${ms(ofLarge.p95)} | x ${ratio.toFixed(2)}`,
    );
  }
  return isWell;
}

const ms = (value: number): string => value.toFixed(2).padStart(8);

/** The newest page, or one from the middle of the log: every other round. */
async function pageMs({ storage, log }: MeasuredLog, pick: Pick, round: number): Promise<number> {
  const filter = pick(log, round);
  const at = round % 2 === 0 ? undefined : Math.round(log.from + ((log.to - log.from) * round) / rounds);
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  await storage.panel.listDeliveries(filter, { limit, at });
  const tookMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuBefore);
  // SQLite works in this process: what other programs take of the machine meanwhile is no time of its own.
  return storage.dataSource.options.type === 'postgres' ? tookMs : Math.min(tookMs, (user + system) / 1_000);
}
