import { useEffect, useRef, useState } from 'react';
import { showFirstWrong } from './wrong-fields.ts';

/** Submitting that shows why it did not come off, wherever on the page that stands. */
export function useShownSubmit(onSubmit: () => Promise<boolean>) {
  const form = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState(0);
  // Not before the errors are drawn.
  useEffect(() => {
    if (refusals > 0) showFirstWrong(form.current);
  }, [refusals]);
  const submit = async (): Promise<boolean> => {
    const isDone = await onSubmit();
    if (!isDone) setRefusals((count) => count + 1);
    return isDone;
  };
  return { form, submit };
}
