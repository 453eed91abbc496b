/** Parameters of one frame of GSM 06.10: 20 ms of speech in 260 bits. */
export interface GsmFrame {
  readonly reflections: readonly number[];
  readonly parts: readonly GsmPart[];
}

export interface GsmPart {
  readonly lag: number;
  readonly gain: number;
  readonly grid: number;
  readonly peak: number;
  readonly pulses: readonly number[];
}

const reflectionBits = [6, 6, 5, 5, 4, 4, 3, 3];

type TakeBits = (count: number) => number;

/** 33 bytes, the highest bit first, behind a mark of four bits. */
export function readGsmFrame(bytes: Uint8Array): GsmFrame {
  let at = 4;
  return readParameters((count) => {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1, at += 1)
      value = (value << 1) | (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  });
}

/** 65 bytes hold two frames, the lowest bit first: Microsoft's way, that of Asterisk's wav49. */
export function readWav49Frames(bytes: Uint8Array): [GsmFrame, GsmFrame] {
  let at = 0;
  const take: TakeBits = (count) => {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1, at += 1)
      value |= (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) << bit;
    return value;
  };
  return [readParameters(take), readParameters(take)];
}

function readParameters(take: TakeBits): GsmFrame {
  const reflections = reflectionBits.map(take);
  const parts = Array.from({ length: 4 }, () => ({
    lag: take(7),
    gain: take(2),
    grid: take(2),
    peak: take(6),
    pulses: Array.from({ length: 13 }, () => take(3)),
  }));
  return { reflections, parts };
}
