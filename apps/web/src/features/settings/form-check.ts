import { useMutation } from '@tanstack/react-query';

/** `passed` and `failed` hold for exactly what the form holds now. */
export type CheckState = 'untried' | 'running' | 'passed' | 'failed';

/** A live check of what a form holds, before it is stored. */
export interface FormCheck<Found> {
  readonly state: CheckState;
  /** Tries what the form holds; whether all is well with it, and it is what the form still holds. */
  readonly run: () => Promise<boolean>;
  readonly found: Found | undefined;
  readonly error: Error | null;
  readonly triedAt: number;
}

interface FormCheckOptions<Tried, Found> {
  /** What the form holds now, as far as it is tried; the component must watch these fields. */
  readonly read: () => Tried;
  /** Whether that is filled in right; marks what is not. */
  readonly isReady: () => Promise<boolean>;
  readonly ask: (tried: Tried) => Promise<Found>;
  readonly isFine: (found: Found) => boolean;
}

export function useFormCheck<Tried, Found>({
  read,
  isReady,
  ask,
  isFine,
}: FormCheckOptions<Tried, Found>): FormCheck<Found> {
  const asking = useMutation({ mutationFn: ask });
  const { data, error, submittedAt } = asking;
  const run = async (): Promise<boolean> => {
    if (!(await isReady())) return false;
    const tried = read();
    const isWell = await asking.mutateAsync(tried).then(isFine, () => false);
    return isWell && isSame(tried, read());
  };
  return { state: stateNow(), run, found: data, error, triedAt: submittedAt };

  function stateNow(): CheckState {
    if (asking.isPending) return 'running';
    if (asking.isIdle || !isSame(asking.variables, read())) return 'untried';
    return asking.isSuccess && isFine(asking.data) ? 'passed' : 'failed';
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
