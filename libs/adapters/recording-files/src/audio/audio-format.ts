export type Coding = 'linear' | 'ulaw' | 'alaw' | 'gsm' | 'wav49';

/** What the samples of a file are and where they stand in it. */
export interface AudioFormat {
  readonly coding: Coding;
  readonly sampleRate: number;
  readonly channels: 1 | 2;
  readonly from: number;
  readonly bytes: number;
}

export type Inspected =
  | { readonly status: 'audio'; readonly format: AudioFormat }
  /** Needs no conversion. */
  | { readonly status: 'mp3' }
  | { readonly status: 'empty' }
  /** Its header does not say yet how long it is. */
  | { readonly status: 'unfinished'; readonly format: AudioFormat }
  | { readonly status: 'unknown' };

/** What comes in whole pieces: a WAV49 block is two frames. */
export const blockBytes: Record<Coding, number> = { linear: 2, ulaw: 1, alaw: 1, gsm: 33, wav49: 65 };
