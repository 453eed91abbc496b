import type { SettingsSection } from '@planfix-asterisk/contracts';
import type en from '../../i18n/en.json';
import type { SettingsPageName } from './settings-pages.ts';

export type FieldKey = keyof typeof en.settings.fields;

interface SettingPlace {
  readonly page: SettingsPageName;
  /** Its label, help and error text. */
  readonly field: FieldKey;
}

const on = (page: SettingsPageName, fields: Record<string, FieldKey>): [string, SettingPlace][] =>
  Object.entries(fields).map(([path, field]) => [path, { page, field }]);

/** Where each setting is edited. A spec compares this with the schema: a new setting needs its place here. */
export const settingPlaces: ReadonlyMap<string, SettingPlace> = new Map([
  ...on('planfix', {
    'planfix.url': 'planfixUrl',
    'planfix.token': 'planfixToken',
    'pbx.token': 'pbxToken',
  }),
  ...on('ami', {
    'ami.*.name': 'nodeName',
    'ami.*.host': 'nodeHost',
    'ami.*.port': 'nodePort',
    'ami.*.username': 'nodeUsername',
    'ami.*.secret': 'nodeSecret',
    'ami.*.tls': 'nodeTls',
    'ami.*.transport': 'nodeTransport',
  }),
  ...on('employees', {
    'employees.*.extension': 'extension',
    'employees.*.shortNumber': 'shortNumber',
    'employees.*.name': 'employeeName',
    'employees.*.enabled': 'employeeEnabled',
    'employees.*.devices.*': 'devices',
  }),
  ...on('lines', {
    'lines.*.number': 'lineNumber',
    'lines.*.name': 'lineName',
    'lines.*.lostCalls': 'lostCalls',
    'lines.*.enabled': 'lineEnabled',
  }),
  ...on('trunks', { 'trunks.*': 'trunk' }),
  ...on('numbers', {
    'numbers.country': 'country',
    'numbers.internal': 'internalNumbers',
    'numbers.outsidePrefix': 'outsidePrefix',
    'numbers.anonymousAs': 'anonymousAs',
  }),
  ...on('analytics', { 'analytics.<name>': 'analyticsField', 'analytics.<value>': 'analyticsTemplate' }),
  ...on('recordings', {
    'recordings.directory': 'recordingsDirectory',
    'recordings.urlTemplate': 'recordingsUrl',
    'recordings.linkDays': 'recordingLinkDays',
    'recordings.allowFrom.*': 'recordingAllowFrom',
    'recordings.cacheMb': 'recordingCache',
  }),
  ...on('cdr', { 'cdr.url': 'cdrUrl' }),
  ...on('click-to-call', {
    'clickToCall.enabled': 'clicksTaken',
    'clickToCall.ring': 'clickRing',
    'clickToCall.endpoint': 'clickEndpoint',
    'clickToCall.ringS': 'clickRingSeconds',
    'clickToCall.showClient': 'clickShowsClient',
    'clickToCall.context': 'clickContext',
    'clickToCall.dialAs': 'dialAs',
    'clickToCall.dialAbroadAs': 'dialAbroadAs',
    'clickToCall.allow.*': 'dialAllowed',
    'clickToCall.deny.*': 'dialDenied',
    'clickToCall.perMinute': 'clicksPerMinute',
    'clickToCall.acceptSetup': 'acceptSetup',
  }),
  ...on('lookup', {
    'lookup.key': 'lookupKey',
    'lookup.transliterate': 'transliterate',
    'lookup.agi.enabled': 'agiEnabled',
    'lookup.agi.host': 'agiHost',
    'lookup.agi.port': 'agiPort',
  }),
  ...on('delivery', {
    'delivery.popup.lifetimeS': 'popupLifetime',
    'delivery.popup.timeoutMs': 'popupTimeout',
    'delivery.popup.retryMs.*': 'popupRetry',
    'delivery.popup.lateMs': 'popupLate',
    'delivery.history.lifetimeH': 'historyLifetime',
    'delivery.history.timeoutS': 'historyTimeout',
    'delivery.history.retryS.*': 'historyRetry',
    'delivery.jitterPercent': 'jitter',
    'delivery.retryAfterMaxS': 'retryAfterMax',
    'delivery.slots': 'slots',
    'delivery.popupSlots': 'popupSlots',
    'delivery.leaseS': 'lease',
    'delivery.maxStarts': 'maxStarts',
    'delivery.probeEveryS': 'probeEvery',
    'delivery.drainS': 'drain',
    'delivery.catchUpPerSecond': 'catchUpPerSecond',
    'delivery.replayPerSecond': 'replayPerSecond',
  }),
  ...on('retention', {
    'retention.bodiesDays': 'bodiesDays',
    'retention.attemptsDays': 'attemptsDays',
    'retention.eventsDays': 'eventsDays',
    'retention.auditDays': 'auditDays',
  }),
  ...on('alerts', {
    'alerts.language': 'alertLanguage',
    'alerts.quietMinutes': 'alertQuietMinutes',
    'alerts.limits.pbxDownSeconds': 'alertPbxDown',
    'alerts.limits.waitingMinutes': 'alertWaiting',
    'alerts.limits.expiredPercent': 'alertExpired',
    'alerts.limits.freeSpaceMb': 'alertFreeSpace',
    'alerts.webhook.url': 'webhookUrl',
    'alerts.webhook.secret': 'webhookSecret',
    'alerts.email.host': 'mailHost',
    'alerts.email.port': 'mailPort',
    'alerts.email.security': 'mailSecurity',
    'alerts.email.username': 'mailUsername',
    'alerts.email.password': 'mailPassword',
    'alerts.email.from': 'mailFrom',
    'alerts.email.to.*': 'mailTo',
    'alerts.telegram.botToken': 'telegramToken',
    'alerts.telegram.chatId': 'telegramChat',
  }),
  ...on('panel', {
    'panel.timeZone': 'timeZone',
    'panel.maskNumbers': 'maskNumbers',
    'panel.requireSecondFactor': 'requireSecondFactor',
  }),
  ...on('general', {
    publicUrl: 'publicUrl',
    'planfixTls.verify': 'planfixTlsVerify',
    'trustedProxies.*': 'trustedProxies',
    'metrics.token': 'metricsToken',
    'policy.missed': 'missed',
    'policy.popupAfterTransfer': 'popupAfterTransfer',
  }),
]);

const sections = new Map<FieldKey, SettingsSection>(
  [...settingPlaces].map(([path, { field }]) => [field, path.split('.', 1)[0] as SettingsSection]),
);

/** The field for a setting; of a list that is typed in one line the list. */
export function fieldAt(path: string): FieldKey {
  const place = settingPlaces.get(path) ?? settingPlaces.get(`${path}.*`);
  if (place === undefined) throw new Error(`The setting ${path} has no place in the panel`);
  return place.field;
}

/** The field of a path as the API writes it, where the entries of a list have numbers: `ami.0.host`. */
export function fieldOf(path: string): FieldKey | undefined {
  const general = path.replace(/\.\d+(?=\.|$)/g, '.*');
  const place = settingPlaces.get(general) ?? settingPlaces.get(`${general}.*`);
  if (place !== undefined) return place.field;
  return path.startsWith('analytics.') ? 'analyticsField' : undefined;
}

/** The page on which a section of the stored settings is edited. */
export function pageOf(section: string): SettingsPageName | undefined {
  const place = [...settingPlaces].find(([path]) => path.split('.', 1)[0] === section);
  return place?.[1].page;
}

/** The section of the stored settings that a field belongs to. */
export function sectionOf(field: FieldKey): SettingsSection {
  const section = sections.get(field);
  if (section === undefined) throw new Error(`The field ${field} has no place in the settings`);
  return section;
}
