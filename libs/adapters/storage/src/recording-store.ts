import type { RecordingCause, RecordingState } from '@planfix-asterisk/contracts';
import { In, LessThanOrEqual } from 'typeorm';
import { callEventEntity } from './entities/call-event.entity.ts';
import type { CallEventRow } from './entities/call-event.entity.ts';
import { recordingEntity } from './entities/recording.entity.ts';
import type { RecordingRow } from './entities/recording.entity.ts';
import type { Storage } from './storage.ts';

export type StoredRecording = Readonly<RecordingRow>;

/** The talk that PlanFix was told of last, and so awaits a recording of. */
export type ToldTalk = Pick<
  CallEventRow,
  'callId' | 'node' | 'direction' | 'clientNumber' | 'line' | 'extension' | 'shortNumber'
>;

export interface SettledRecording {
  readonly state: Exclude<RecordingState, 'waiting'>;
  readonly cause: RecordingCause | null;
}

/** Recordings of calls that are over; the journal adds them. */
export class RecordingStore {
  readonly #storage: Pick<Storage, 'dataSource' | 'gate'>;

  constructor(storage: Pick<Storage, 'dataSource' | 'gate'>) {
    this.#storage = storage;
  }

  /** Those to be looked for now, oldest first. */
  due(now: number, limit: number): Promise<StoredRecording[]> {
    return this.#rows.find({
      where: { state: 'waiting', notBefore: LessThanOrEqual(now) },
      order: { notBefore: 'ASC' },
      take: limit,
    });
  }

  async byRef(ref: string): Promise<StoredRecording | undefined> {
    return (await this.#rows.findOneBy({ ref })) ?? undefined;
  }

  async ofCall(callId: string, number: number): Promise<StoredRecording | undefined> {
    return (await this.#rows.findOneBy({ callId, number })) ?? undefined;
  }

  /** The last success PlanFix was told of; the recording goes to the same employee. */
  async toldTalk(callId: string): Promise<ToldTalk | undefined> {
    const event = await this.#storage.dataSource.getRepository(callEventEntity).findOne({
      where: { callId, kind: 'completed', result: 'success' },
      order: { seq: 'DESC' },
    });
    return event ?? undefined;
  }

  async postpone(ref: string, notBefore: number): Promise<void> {
    await this.#storage.gate.run('look for a recording later', (manager) =>
      manager
        .createQueryBuilder()
        .update(recordingEntity)
        .set({ notBefore, tries: () => 'tries + 1' })
        .where({ ref, state: 'waiting' })
        .execute(),
    );
  }

  /** The end of waiting; why nothing is told stands on the page of the call. */
  async settle({ ref }: StoredRecording, { state, cause }: SettledRecording): Promise<void> {
    await this.#storage.gate.run('settle a recording', (manager) =>
      manager.update(recordingEntity, { ref, state: 'waiting' }, { state, cause }),
    );
  }

  /** Once what was wrong is mended: those that failed for this reason are looked for again. */
  async tryAgain(callId: string, now: number): Promise<number> {
    return this.#storage.gate.run('look for recordings again', async (manager) => {
      const { affected } = await manager.update(
        recordingEntity,
        { callId, state: 'failed' },
        { state: 'waiting', cause: null, tries: 0, knownAt: now, notBefore: now },
      );
      return affected ?? 0;
    });
  }

  /** There is an address for links now: those that could not be told for want of it are looked for again. */
  async tryUnlinked(now: number): Promise<void> {
    await this.#storage.gate.run('look for recordings without a link', (manager) =>
      manager.update(
        recordingEntity,
        { state: In(['failed', 'ready']), cause: 'no-public-url' },
        { state: 'waiting', cause: null, tries: 0, knownAt: now, notBefore: now },
      ),
    );
  }

  get #rows() {
    return this.#storage.dataSource.getRepository(recordingEntity);
  }
}
