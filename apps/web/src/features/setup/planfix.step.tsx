import { PlanfixPage } from '../settings/planfix.form.tsx';
import type { SectionPageProps } from '../settings/section-page-props.ts';

export function PlanfixStep({ settings }: SectionPageProps) {
  return <PlanfixPage settings={settings} asksPublicUrl />;
}
