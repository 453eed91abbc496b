import type { PanelSettings } from '@planfix-asterisk/contracts';

export interface SectionPageProps {
  readonly settings: PanelSettings['settings'];
}
