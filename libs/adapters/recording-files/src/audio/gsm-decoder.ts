import { add, asShort, multiply, subtract } from './fixed-point.ts';
import type { GsmFrame, GsmPart } from './gsm-frame.ts';
import { interpolated, reflectionsOf } from './gsm-reflections.ts';

export const gsmFrameSamples = 160;
const partSamples = 40;
/** How far back a lag can reach. */
const memory = 120;
const steps = [18_431, 20_479, 22_527, 24_575, 26_623, 28_671, 30_719, 32_767];
const gains = [3_277, 11_469, 21_299, 32_767];
/** From which sample on the next mixture of the former and the present filter holds. */
const segments = [0, 13, 27, 40, gsmFrameSamples];

/** GSM 06.10 full rate, in the arithmetic of the standard, so that every decoder yields the same samples. */
export class GsmDecoder {
  readonly #past = new Int16Array(memory + partSamples);
  readonly #filter = new Int16Array(9);
  #formerAreas: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0];
  #formerLag = partSamples;
  #emphasis = 0;

  decode({ reflections, parts }: GsmFrame): Int16Array {
    const excitation = new Int16Array(gsmFrameSamples);
    parts.forEach((part, index) => excitation.set(this.#excite(part), index * partSamples));
    return this.#deemphasise(this.#speak(excitation, reflections));
  }

  /** Long term: the pulses, and what was a lag ago. */
  #excite({ lag, gain, ...pulsed }: GsmPart): Int16Array {
    if (lag >= 40 && lag <= memory) this.#formerLag = lag;
    const factor = gains[gain] ?? 0;
    const pulses = pulsesOf(pulsed);
    for (let at = 0; at < partSamples; at += 1) {
      const before = this.#past[memory + at - this.#formerLag] ?? 0;
      this.#past[memory + at] = add(pulses[at] ?? 0, multiply(factor, before));
    }
    const excited = this.#past.slice(memory);
    this.#past.copyWithin(0, partSamples);
    return excited;
  }

  /** Short term: the filter of mouth and throat. */
  #speak(excitation: Int16Array, coded: readonly number[]): Int16Array {
    const areas = reflectionsOf(coded);
    for (let segment = 0; segment < 4; segment += 1) {
      const factors = interpolated(this.#formerAreas, areas, segment);
      this.#pass(excitation.subarray(segments[segment], segments[segment + 1]), factors);
    }
    this.#formerAreas = areas;
    return excitation;
  }

  #pass(samples: Int16Array, factors: readonly number[]): void {
    const state = this.#filter;
    for (let at = 0; at < samples.length; at += 1) {
      let sample = samples[at] ?? 0;
      for (let stage = 7; stage >= 0; stage -= 1) {
        const factor = factors[stage] ?? 0;
        const before = state[stage] ?? 0;
        sample = subtract(sample, multiply(factor, before));
        state[stage + 1] = add(before, multiply(factor, sample));
      }
      samples[at] = sample;
      state[0] = sample;
    }
  }

  #deemphasise(samples: Int16Array): Int16Array {
    for (let at = 0; at < samples.length; at += 1) {
      this.#emphasis = add(samples[at] ?? 0, multiply(this.#emphasis, 28_180));
      samples[at] = add(this.#emphasis, this.#emphasis) & 0xfff8;
    }
    return samples;
  }
}

function pulsesOf({ grid, peak, pulses }: Pick<GsmPart, 'grid' | 'peak' | 'pulses'>): Int16Array {
  const { exponent, mantissa } = scaleOf(peak);
  const step = steps[mantissa] ?? 0;
  const shift = 6 - exponent;
  const half = shift < 1 ? 0 : 1 << (shift - 1);
  const placed = new Int16Array(partSamples);
  pulses.forEach((pulse, index) => {
    const value = multiply(step, asShort(((pulse << 1) - 7) << 12));
    placed[grid + 3 * index] = add(value, half) >> shift;
  });
  return placed;
}

function scaleOf(peak: number): { exponent: number; mantissa: number } {
  let exponent = peak > 15 ? (peak >> 3) - 1 : 0;
  let mantissa = peak - (exponent << 3);
  if (mantissa === 0) return { exponent: -4, mantissa: 7 };
  while (mantissa <= 7) {
    mantissa = (mantissa << 1) | 1;
    exponent -= 1;
  }
  return { exponent, mantissa: mantissa - 8 };
}
