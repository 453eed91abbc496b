import type { Session } from '@planfix-asterisk/contracts';
import { useMutation } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { logOut } from '../../api/session.ts';

interface SessionScope {
  readonly session: Session;
  readonly onLoggedOut: () => void;
}
export const SessionContext = createContext<SessionScope | null>(null);

function useScope(): SessionScope {
  const scope = use(SessionContext);
  if (!scope) throw new Error('The session is read outside of SessionGate');
  return scope;
}

export const useSession = (): Session => useScope().session;

export function useLogOut() {
  const { onLoggedOut } = useScope();
  return useMutation({ mutationFn: logOut, onSuccess: onLoggedOut });
}
