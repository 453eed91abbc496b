import type { ComponentType } from 'react';
import { AlertsPage } from './alerts.form.tsx';
import { AmiPage } from './ami.form.tsx';
import { AnalyticsPage } from './analytics.form.tsx';
import { CdrPage } from './cdr.form.tsx';
import { ClickToCallPage } from './click-to-call.form.tsx';
import { DeliveryPage } from './delivery.form.tsx';
import { EmployeesPage } from './employees.form.tsx';
import { GeneralPage } from './general.form.tsx';
import { LinesPage } from './lines.form.tsx';
import { LookupPage } from './lookup.form.tsx';
import { NumbersPage } from './numbers.form.tsx';
import { PanelPage } from './panel.form.tsx';
import { PlanfixPage } from './planfix.form.tsx';
import { RecordingsPage } from './recordings.form.tsx';
import { RetentionPage } from './retention.form.tsx';
import type { SectionPageProps } from './section-page-props.ts';
import type { SettingsPageName } from './settings-pages.ts';
import { TrunksPage } from './trunks.form.tsx';

export const settingsForms: Record<SettingsPageName, ComponentType<SectionPageProps>> = {
  planfix: PlanfixPage,
  ami: AmiPage,
  employees: EmployeesPage,
  lines: LinesPage,
  trunks: TrunksPage,
  numbers: NumbersPage,
  analytics: AnalyticsPage,
  recordings: RecordingsPage,
  cdr: CdrPage,
  'click-to-call': ClickToCallPage,
  lookup: LookupPage,
  delivery: DeliveryPage,
  retention: RetentionPage,
  alerts: AlertsPage,
  general: GeneralPage,
  panel: PanelPage,
};
