import type { CallJournal } from './call-journal.ts';

/** While it lasts this process alone has the duty. Its journal refuses with `TermOver` once another one has it. */
export interface Term {
  readonly journal: CallJournal;
}

export interface Candidate {
  readonly elected: (term: Term) => void;
  /** The database was out of reach, or somebody else took over: nothing may be done for the duty any more. */
  readonly deposed: () => void;
}

/** What one process at a time does, such as following a PBX node; the others stand by. */
export interface Leadership {
  /** From now on ready to lead, until the function that it returns is called; that lets the next one lead at once. */
  stand(duty: string, candidate: Candidate): () => Promise<void>;
}

/** Another process has the duty by now; what this one still holds has been, or will be, told by that one. */
export class TermOver extends Error {
  override readonly name = 'TermOver';

  constructor(duty: string) {
    super(`Another process has the duty "${duty}" by now`);
  }
}

/** Of a process that has the database to itself. */
export function soleLeadership(journal: CallJournal): Leadership {
  return {
    stand: (_duty, { elected }) => {
      elected({ journal });
      return () => Promise.resolve();
    },
  };
}
