import { RecordingsPage } from '../settings/recordings.form.tsx';
import type { SectionPageProps } from '../settings/section-page-props.ts';

export function RecordingsStep({ settings }: SectionPageProps) {
  return <RecordingsPage settings={settings} isShort />;
}
