import {
  analyticsPlaceholders,
  numberCheckSchema,
  checkupNameSchema,
  clickTestSchema,
  clickToCallSchema,
  dialCheckSchema,
  fieldProblemCodeSchema,
  lookupAccessSchema,
  lookupTestSchema,
  planfixCheckSchema,
  setupProgressSchema,
  setupStepSchema,
  alertChannelSchema,
  alertSendCauseSchema,
  amiRightNameSchema,
  amiRightSchema,
  attemptCauseSchema,
  attemptDetailCodeSchema,
  attemptSchema,
  attemptOutcomeSchema,
  callSchema,
  dashboardSchema,
  deliveryKindSchema,
  deliveryStateSchema,
  nodeStatusSchema,
  planfixStatusSchema,
  replayJobSchema,
  replayResultSchema,
  roleSchema,
  storeStatusSchema,
} from '@planfix-asterisk/contracts';
import { describe, expect, it } from 'vitest';
import { callNoteCodes, callResults, callStepCodes } from '../shared/codes.ts';
import { systemFaults } from '../shared/system-words.ts';
import en from './en.json' with { type: 'json' };
import { preferredLanguage } from './i18n.ts';
import ru from './ru.json' with { type: 'json' };

/** Plural forms are the language's own: Russian has more of them than English. */
const plural = /_(one|few|many|other)$/;

function textsOf(tree: object, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const key = path === '' ? name : `${path}.${name}`;
    return typeof value === 'object' && value !== null ? textsOf(value, key) : [[key, String(value)]];
  });
}
const keysOf = (tree: object) => [...new Set(textsOf(tree).map(([key]) => key.replace(plural, '')))].sort();
const holesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

const agreements = planfixCheckSchema.shape.agreement.unwrap().shape.pbxUrl.options;
const codes: [place: string, codes: readonly string[], below: string[]][] = [
  ['state', deliveryStateSchema.options, ['']],
  ['kind', deliveryKindSchema.options, ['']],
  ['outcome', attemptOutcomeSchema.options, ['']],
  ['cause', attemptCauseSchema.options, ['.title', '.next']],
  ['attemptDetail', attemptDetailCodeSchema.options, ['']],
  ['attempt.trigger', attemptSchema.shape.trigger.options.filter((trigger) => trigger !== 'auto'), ['']],
  ['replays.state', replayJobSchema.shape.state.options, ['']],
  ['replays.stateText', replayJobSchema.shape.state.options, ['']],
  ['replays.result', replayResultSchema.options, ['']],
  ['note', callNoteCodes, ['.title', '.text']],
  ['step', callStepCodes, ['']],
  ['result', callResults, ['']],
  ['doctor.checkups', checkupNameSchema.options, ['']],
  ['doctor.fine', checkupNameSchema.options, ['']],
  ['doctor.off', checkupNameSchema.options, ['']],
  ['dialTester.status', dialCheckSchema.shape.status.options, ['']],
  ['clickTest.status', clickTestSchema.shape.status.options, ['.title', '.next']],
  ['settings.clickRings', clickToCallSchema.shape.ring.unwrap().options, ['']],
  ['settings.acceptSetups', clickToCallSchema.shape.acceptSetup.unwrap().options, ['']],
  ['lookup.source', lookupTestSchema.shape.source.options, ['']],
  [
    'lookup.agiState',
    lookupAccessSchema.shape.agi.shape.state.options.filter((state) => state !== 'off'),
    [''],
  ],
  [
    'errors.field',
    fieldProblemCodeSchema.options.filter((code) => !/^too-(short|long|few|many)$/.test(code)),
    [''],
  ],
  ['errors.field', ['too-short', 'too-long', 'too-few', 'too-many'], ['_other']],
  ['direction', callSchema.shape.direction.options, ['']],
  ['phase', callSchema.shape.phase.options, ['']],
  ['node.state', nodeStatusSchema.shape.state.options, ['']],
  ['node.reason', nodeStatusSchema.shape.reason.options, ['']],
  ['systemFault', systemFaults, ['']],
  ['right.cost', amiRightNameSchema.options, ['']],
  ['right.state', amiRightSchema.shape.state.options, ['']],
  ['right.evidence', amiRightSchema.shape.evidence.options, ['']],
  ['setup.step', setupStepSchema.options, ['.title', '.text']],
  ['setup.state', setupProgressSchema.shape.steps.element.shape.state.options, ['']],
  ['planfixCheck.pbxUrl', agreements, ['']],
  ['planfixCheck.pbxToken', agreements, ['']],
  ['numberTester.meaning', numberCheckSchema.shape.meaning.options, ['']],
  ['analytics.placeholder', analyticsPlaceholders, ['']],
  ['alerts.channel', alertChannelSchema.options, ['']],
  ['alertSend', alertSendCauseSchema.options, ['.title', '.next']],
  ['planfix.state', planfixStatusSchema.shape.state.options, ['']],
  ['store.state', storeStatusSchema.shape.state.options, ['']],
  ['warning', dashboardSchema.shape.warnings.element.options, ['.title', '.next']],
  ['session.roles', roleSchema.options, ['']],
];

describe('texts', () => {
  it('have the same keys in both languages', () => {
    expect(keysOf(ru)).toEqual(keysOf(en));
  });

  it.each([
    ['en', en],
    ['ru', ru],
  ])('have every plural form that %s needs', (language, tree) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const keys = new Set(textsOf(tree).map(([key]) => key));
    const counted = [...keys].filter((key) => plural.test(key)).map((key) => key.replace(plural, ''));
    const wanted = counted.flatMap((key) => forms.map((form) => `${key}_${form}`));
    expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('put the same values into the same places', () => {
    const english = new Map(textsOf(en).map(([key, text]) => [key, holesOf(text).join()]));
    const differing = textsOf(ru).filter(
      ([key, text]) => english.has(key) && english.get(key) !== holesOf(text).join(),
    );
    expect(differing).toEqual([]);
  });

  it.each(codes)('of %s speak of every code of the contract in both languages', (place, list, below) => {
    const wanted = list.flatMap((code) => below.map((part) => `${place}.${code}${part}`));
    for (const tree of [en, ru]) {
      const filled = new Set(
        textsOf(tree)
          .filter(([, text]) => text !== '')
          .map(([key]) => key),
      );
      expect(wanted.filter((key) => !filled.has(key))).toEqual([]);
    }
  });
});

describe('preferredLanguage', () => {
  it('is the one chosen before', () => expect(preferredLanguage('ru', ['en-US'])).toBe('ru'));
  it("is else the browser's first that we speak", () =>
    expect(preferredLanguage(null, ['de', 'ru-RU', 'en'])).toBe('ru'));
  it('is else English', () => expect(preferredLanguage('xx', ['de'])).toBe('en'));
});
