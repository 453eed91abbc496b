import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { CatchBoundary, RouterProvider, useRouterState } from '@tanstack/react-router';
import { Opening } from '../features/session/opening.tsx';
import { SessionGate } from '../features/session/session-gate.tsx';
import { LiveProvider } from './live.tsx';
import { PageFailure } from './page-failure.tsx';
import { createQueryClient } from './query-client.ts';
import { router } from './router.tsx';
import { cssVariables } from './theme-colours.ts';
import { theme } from './theme.ts';
import { Toasts } from './toasts.tsx';

const queryClient = createQueryClient();

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Toasts />
        <CatchBoundary getResetKey={() => 'app'} errorComponent={PageFailure}>
          <SessionGate>
            <LiveProvider>
              <Pages />
            </LiveProvider>
          </SessionGate>
        </CatchBoundary>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** The router shows nothing until the code of the first page is there. */
function Pages() {
  const isOpening = useRouterState({ router, select: ({ matches }) => matches.length === 0 });
  return (
    <>
      {isOpening && <Opening />}
      <RouterProvider router={router} />
    </>
  );
}
