import { AsyncLocalStorage } from 'node:async_hooks';
import { StoreError } from './store-error.ts';

interface GateMark {
  open: boolean;
}

const mark = new AsyncLocalStorage<GateMark>();

export function isInsideGate(): boolean {
  return mark.getStore()?.open === true;
}

/** Runs `work` as the holder of the gate; what it leaves running afterwards may not write any more. */
export async function insideGate<T>(work: () => Promise<T>): Promise<T> {
  const holder: GateMark = { open: true };
  try {
    return await mark.run(holder, work);
  } finally {
    holder.open = false;
  }
}

/** Why a write may not enter the gate now, if so: the one inside would wait for itself for ever. */
export function refusalOf(label: string, isClosed: boolean): Error | undefined {
  if (isClosed) return new StoreError('failing', `${label}: the storage is closed`);
  if (!isInsideGate()) return undefined;
  return new Error(`${label}: already inside the write gate; use its manager`);
}

/** A transaction of the gate that takes longer is cut off: everybody else's writes wait behind it. */
export const gateTimeLimitMs = 5_000;

export async function withinLimit<T>(label: string, work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${label}: transaction took longer than ${limitMs} ms and was rolled back`)),
      limitMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
