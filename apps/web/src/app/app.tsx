import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { CatchBoundary, RouterProvider } from '@tanstack/react-router';
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
              <RouterProvider router={router} />
            </LiveProvider>
          </SessionGate>
        </CatchBoundary>
      </QueryClientProvider>
    </MantineProvider>
  );
}
