const hidden = '[hidden]';
const secretName = /token|secret|passw|authorization|cookie|api_?key|csrf|^key$|^sid$/i;
/** `token=…` in forms and addresses, `Secret: …` in AMI messages, `Bearer …` in headers. */
const secretInText =
  /\b((?:[\w-]*(?:token|secret|password|passwd)|key|pass|sid)\s*[=:]\s*|bearer\s+)(?!\s)[^&\s"',;]+/gi;
const passwordInAddress = /(:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g;
/**
 * Six digits and more are somebody's phone number, unless they belong to a Uniqueid (`1763900000.12`), a UUID, the end
 * of a channel name (`-0000001f`) or the date in the name of a recording.
 */
const phoneOrNot =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{9,11}\.\d+|-[0-9a-f]{8}(?![0-9a-f])|(?:(?<![0-9a-z])|(?<=%2b))(\+?\d{6,18})(?!\d)/gi;
/** A link to a recording opens it to whoever has it. */
const recordingLink = /(\/recordings\/)[0-9a-f]{32}\.[^\s"'<>]+/g;
const maxDepth = 8;

/** Whether what goes by this name is hidden in logs and in the audit log. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** The one place where logs lose secrets and most of each phone number: works on the finished line. */
export function redactLogLine(line: string): string {
  const end = line.endsWith('\n') ? '\n' : '';
  try {
    return JSON.stringify(redactValue(JSON.parse(line), 0)) + end;
  } catch {
    // Not JSON: nothing to walk, but the text rules still hold.
    return redactText(line.trimEnd()) + end;
  }
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, redactField(name, item, depth + 1)]),
  );
}

function redactField(name: string, value: unknown, depth: number): unknown {
  const isFlag = typeof value === 'boolean' || value === null;
  return isSecretName(name) && !isFlag ? hidden : redactValue(value, depth);
}

function redactText(text: string): string {
  const open = [passwordInAddress, secretInText, recordingLink];
  return maskPhones(open.reduce((left, secret) => left.replace(secret, `$1${hidden}`), text));
}

/** The text with most of each phone number in it hidden; also for people who are not to see numbers. */
export function maskPhones(text: string): string {
  return text.replace(phoneOrNot, (whole: string, phone?: string) =>
    phone === undefined ? whole : maskPhone(phone),
  );
}

/** The last third stays: enough to recognise a call, too little to dial. */
function maskPhone(phone: string): string {
  return `***${phone.slice(-Math.floor(phone.replace('+', '').length / 3))}`;
}
