import { useIsMutating } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));

/** Only a change is ever answered by a toast, so its code is fetched with the first change. */
export function Toasts() {
  const isChanging = useIsMutating() > 0;
  const [isWanted, setIsWanted] = useState(false);
  if (isChanging && !isWanted) setIsWanted(true);
  if (!isWanted) return null;
  return (
    <Suspense>
      <Notifications position="top-right" />
    </Suspense>
  );
}
