import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiFailure } from '../api/client.ts';
import { sessionQuery } from '../api/session.ts';

/** The server stands in the house: it is asked also when the browser thinks itself offline, as it does when a network changes. */
const networkMode = 'always';

/** A 401 anywhere means the session is over; the gate sees it and asks for the log-in. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown): void => {
    if (error instanceof ApiFailure && error.status === 401 && client.getQueryData(sessionQuery.queryKey)) {
      client.setQueryData(sessionQuery.queryKey, null);
    }
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: mayHelpToAskAgain, staleTime: 5_000, networkMode },
      mutations: { retry: false, networkMode },
    },
  });
  return client;
}

/** Once more when the server could not be asked or stumbled; a refusal stays a refusal. */
function mayHelpToAskAgain(failures: number, error: unknown): boolean {
  const isPassing = error instanceof ApiFailure && (error.status === 0 || error.status >= 500);
  return isPassing && error.code !== 'bad-answer' && failures < 2;
}
