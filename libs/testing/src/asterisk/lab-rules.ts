import { trackerRules } from '@planfix-asterisk/calls';
import type { TrackerRules } from '@planfix-asterisk/calls';

type Settings = Parameters<typeof trackerRules>[0];

/** The instance the recordings were made with: employees 101-108 with the same short numbers, one trunk. */
export function labRules(changes: Partial<Settings> = {}): TrackerRules {
  const employees = Array.from({ length: 8 }, (_, index) => {
    const extension = String(101 + index);
    return { extension, shortNumber: extension, enabled: true };
  });
  const numbers = { country: 'RU', internal: '^\\d{2,5}$', outsidePrefix: '9', anonymousAs: '' };
  return trackerRules({ employees, trunks: ['carrier-1'], lines: [], numbers, ...changes }, { node: 'main' });
}
