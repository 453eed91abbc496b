import { secretIsSet } from '@planfix-asterisk/contracts';
import { useEffect } from 'react';
import { generateSecret } from './generate-secret.ts';

type SecretOf = 'ami' | 'pbx';
const keyOf = (of: SecretOf): string => `planfix-asterisk.unsaved-secret.${of}`;

/** Made up here; the one that this tab has shown before, which may be pasted elsewhere already. */
export const suggestedSecret = (of: SecretOf): string =>
  sessionStorage.getItem(keyOf(of)) ?? generateSecret();

/** What a form shows of it outlives a reload of the tab until it is saved. */
export function useUnsavedSecret(of: SecretOf, typed: string | undefined): void {
  useEffect(() => {
    if (typed === secretIsSet) sessionStorage.removeItem(keyOf(of));
    else if (typed !== undefined && typed !== '') sessionStorage.setItem(keyOf(of), typed);
  }, [of, typed]);
}
