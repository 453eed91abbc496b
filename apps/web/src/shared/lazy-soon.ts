import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';

const longestWaitMs = 2_000;

/**
 * Code that the first view does not need, fetched as soon as the browser has nothing else to do: at the moment it is needed
 * the server may be away, and a page must not break over that.
 */
export function lazySoon<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  const early = idle().then(load);
  // Whoever needs it then tries once more.
  early.catch(() => undefined);
  return lazy(async () => ({ default: await early.catch(load) }));
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: longestWaitMs });
    else setTimeout(resolve, longestWaitMs);
  });
}
