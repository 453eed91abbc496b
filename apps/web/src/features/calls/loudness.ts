/** How loud each of so many equal parts of the samples is: 0 to 1, the loudest is 1. */
export function loudnessOf(samples: Float32Array, parts: number): number[] {
  const length = Math.max(1, Math.ceil(samples.length / parts));
  const found: number[] = [];
  for (let from = 0; from < samples.length; from += length) {
    const part = samples.subarray(from, from + length);
    const power = part.reduce((sum, value) => sum + value * value, 0) / part.length;
    found.push(Math.sqrt(power));
  }
  const most = Math.max(...found, Number.EPSILON);
  return found.map((value) => value / most);
}
