type Decode = (bytes: Uint8Array) => Int16Array;

const tableOf = (decode: (code: number) => number) =>
  Int16Array.from({ length: 256 }, (_, code) => decode(code));

const ulawTable = tableOf((code) => {
  const bits = ~code & 0xff;
  const size = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
  return bits & 0x80 ? -size : size;
});

const alawTable = tableOf((code) => {
  const bits = code ^ 0x55;
  const exponent = (bits & 0x70) >> 4;
  const base = (bits & 0x0f) << 4;
  const size = exponent === 0 ? base + 8 : (base + 0x108) << (exponent - 1);
  return bits & 0x80 ? size : -size;
});

const decodeBy =
  (table: Int16Array): Decode =>
  (bytes) =>
    Int16Array.from(bytes, (code) => table[code] ?? 0);

export const decodeUlaw = decodeBy(ulawTable);
export const decodeAlaw = decodeBy(alawTable);

/** Samples as they are, the low byte first. */
export function decodeLinear(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int16Array.from({ length: bytes.byteLength >> 1 }, (_, index) => view.getInt16(index * 2, true));
}
