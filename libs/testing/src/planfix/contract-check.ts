/** Fields of a request without the token. */
export type Fields = Readonly<Record<string, string>>;

type Check = (value: string) => boolean;

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value);

const phone = matches(/^\+?\d{2,20}$/);
const callid = matches(/^[\x21-\x7e]{1,120}$/);
const webLink: Check = (value) => URL.canParse(value) && /^https?:/.test(value);
const statuses: Readonly<Record<string, readonly string[]>> = {
  in: ['Success', 'Missed', 'Cancelled'],
  out: ['Success', 'Busy', 'NoAnswer', 'NotAvailable', 'NotAllowed'],
};

interface Shape {
  readonly must: Readonly<Record<string, Check>>;
  readonly may?: Readonly<Record<string, Check>>;
  /** Also allowed: any field with this prefix. */
  readonly prefix?: string;
}

const eventFields = {
  type: matches(/^(in|out)$/),
  event: matches(/^(INCOMING|OUTGOING|ACCEPTED|COMPLETED)$/),
  phone,
  diversion: (value: string) => value === '' || phone(value),
  ext: matches(/^[\w.-]{1,40}$/),
  callid,
};
const eventShape: Shape = { must: eventFields };
const completedShape: Shape = {
  must: {
    ...eventFields,
    duration: matches(/^\d{1,6}$/),
    is_recorded: matches(/^[01]$/),
    status: matches(/^\w+$/),
  },
  may: { record_link: webLink },
  prefix: 'data_',
};
const shapes: Readonly<Record<string, Shape>> = {
  record: { must: { callid, record_link: webLink }, may: { is_temp: matches(/^[01]$/) } },
  contact: { must: { phone }, may: { callid } },
  ping: { must: {} },
};

/** What in a request PlanFix's telephony API does not allow; nothing when all is well. */
export function contractViolation(fields: Fields): string | undefined {
  const { cmd, ...rest } = fields;
  if (cmd === undefined) return 'cmd is missing';
  if (cmd !== 'event') {
    const shape = shapes[cmd];
    return shape === undefined ? `cmd "${cmd}" is unknown` : shapeViolation(rest, shape);
  }
  const shape = rest.event === 'COMPLETED' ? completedShape : eventShape;
  return shapeViolation(rest, shape) ?? directionViolation(rest);
}

function shapeViolation(fields: Fields, { must, may = {}, prefix }: Shape): string | undefined {
  const missing = Object.keys(must).find((name) => fields[name] === undefined);
  if (missing !== undefined) return `${missing} is missing`;
  for (const [name, value] of Object.entries(fields)) {
    const check = must[name] ?? may[name];
    if (check === undefined && prefix !== undefined && name.startsWith(prefix)) continue;
    if (check === undefined) return `${name} is not allowed here`;
    if (!check(value)) return `${name} has the wrong value "${value}"`;
  }
  return undefined;
}

function directionViolation({ type = '', event, status }: Fields): string | undefined {
  if (event === 'INCOMING' && type !== 'in') return 'INCOMING of an outgoing call';
  if (event === 'OUTGOING' && type !== 'out') return 'OUTGOING of an incoming call';
  if (status === undefined || statuses[type]?.includes(status)) return undefined;
  return `status ${status} is unknown for type ${type}`;
}
