export interface DemoInstance {
  readonly planfix: { readonly url: string; readonly token: string };
  readonly ami: { readonly port: number; readonly username: string; readonly secret: string };
  readonly admin: { readonly username: string; readonly password: string };
}

const people = ['Anna', 'Boris', 'Vera', 'Gleb', 'Daria', 'Egor', 'Zoya', 'Ivan'];

/** Each call is played by one department, so that calls at the same time do not share phones. */
export const departments = [
  { firstDigit: '1', name: 'Sales' },
  { firstDigit: '2', name: 'Support' },
  { firstDigit: '3', name: 'Office' },
] as const;

const lines = [
  { number: '74951234567', name: 'Main', lostCalls: '101' },
  { number: '74951234105', name: 'Direct line with voicemail' },
  { number: '74951234106', name: 'Direct line' },
  { number: '74951234600', name: 'Ring group' },
  { number: '74951234601', name: 'Hunt group' },
  { number: '74951234700', name: 'Queue' },
  { number: '74951234702', name: 'Queue, one after another' },
  { number: '74951234800', name: 'Voice menu', lostCalls: '101' },
];

/** The instance file of the demo: what a real customer's file looks like. JSON strings are YAML strings. */
export function demoInstance({ planfix, ami, admin }: DemoInstance): string {
  const employees = departments.flatMap(({ firstDigit, name }) =>
    people.map((person, index) => ({
      extension: `${firstDigit}0${index + 1}`,
      shortNumber: `${firstDigit}0${index + 1}`,
      name: `${person} (${name})`,
    })),
  );
  const rows = (items: readonly object[]) => items.map((item) => `  - ${JSON.stringify(item)}`).join('\n');
  return `# Written anew by each "npm run demo".
planfix: ${JSON.stringify(planfix)}
pbx: { token: demo-pbx-token }
ami:
${rows([{ name: 'main', host: '127.0.0.1', ...ami }])}
admin: ${JSON.stringify(admin)}
employees:
${rows(employees)}
lines:
${rows(lines)}
trunks: [carrier-1]
numbers: { country: RU, outsidePrefix: "9" }
`;
}
