const kilobits = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const sampleRates = {
  1: [44_100, 48_000, 32_000],
  2: [22_050, 24_000, 16_000],
  2.5: [11_025, 12_000, 8_000],
} as const;
const versions = [2.5, undefined, 2, 1] as const;

/** The length of an MP3 (layer III) by its frames; throws where the next frame does not begin where it must. */
export function mp3Seconds(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let seconds = 0;
  for (let at = 0; at + 4 <= bytes.length;) {
    const head = view.getUint32(at);
    const version = versions[(head >> 19) & 3];
    if (head >>> 21 !== 0x7ff || version === undefined) throw new Error(`No MP3 frame at byte ${at}`);
    const rate = sampleRates[version][(head >> 10) & 3];
    const bits = kilobits[version === 1 ? 1 : 2][(head >> 12) & 15];
    if (rate === undefined || !bits) throw new Error(`A broken MP3 frame at byte ${at}`);
    const samples = version === 1 ? 1_152 : 576;
    seconds += samples / rate;
    at += Math.floor(((samples / 8) * bits * 1_000) / rate) + ((head >> 9) & 1);
  }
  return seconds;
}
