import { useIsMutating } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { lazySoon } from '../shared/lazy-soon.ts';

const Notifications = lazySoon(async () => (await import('@mantine/notifications')).Notifications);

/** Only a change is ever answered by a toast. If there is none to be had, the change was made all the same. */
export function Toasts() {
  const isChanging = useIsMutating() > 0;
  const [isWanted, setIsWanted] = useState(false);
  if (isChanging && !isWanted) setIsWanted(true);
  if (!isWanted) return null;
  return (
    <CatchBoundary getResetKey={() => 'toasts'} errorComponent={() => null}>
      <Suspense>
        <Notifications position="top-right" />
      </Suspense>
    </CatchBoundary>
  );
}
