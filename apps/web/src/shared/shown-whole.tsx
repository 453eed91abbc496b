import type { ReactNode } from 'react';

const show = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });

/** Clear of the bar at the foot of a form, which takes more room in the wizard on a phone. */
const clearOfBars = { scrollMarginTop: '6rem', scrollMarginBottom: '11rem' } as const;

/** What somebody has just asked for comes into view. */
export function ShownWhole({ children }: { readonly children: ReactNode }) {
  return (
    <div ref={show} style={clearOfBars}>
      {children}
    </div>
  );
}
