import { useCallback, useEffect, useRef } from 'react';

/** Whether the component is still on the page, to ask after a wait. */
export function useIsHere(): () => boolean {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return useCallback(() => isHere.current, []);
}
