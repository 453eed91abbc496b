import type { PanelSettings } from '@planfix-asterisk/contracts';
import type { ReactNode } from 'react';
import { useSession } from '../session/session-context.ts';
import { SettingsAccessContext } from './settings-access.ts';

interface SettingsAccessProps {
  readonly answer: PanelSettings;
  readonly children: ReactNode;
}

/** For the fields below: what may be changed here and by whom. */
export function SettingsAccess({ answer, children }: SettingsAccessProps) {
  const { role } = useSession();
  const { locked, instanceFile, environmentPublicUrl } = answer;
  return (
    <SettingsAccessContext value={{ canEdit: role === 'admin', locked, instanceFile, environmentPublicUrl }}>
      {children}
    </SettingsAccessContext>
  );
}
