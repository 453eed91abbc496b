import type { PanelSettings } from '@planfix-asterisk/contracts';

export interface SectionPageProps {
  readonly settings: PanelSettings['settings'];
  /** Set by the instance file, or looked at by somebody who may not change it. */
  readonly isReadOnly: boolean;
}
