import path from 'node:path';
import { StepFailed } from './step.mjs';

export const usage = `npm start [-- --instance FILE]   starts planfix-asterisk on http://localhost:3000
npm run demo                     the same beside a simulated PBX and a simulated PlanFix
npm run start:api                the panel and its API alone, on PostgreSQL
npm run start:worker             one of the workers beside it, on the same PostgreSQL

  --instance FILE   YAML file with one customer's whole set-up (see examples/)
Settings by environment: PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, SECRET_KEY, SECRET_KEY_FILE, LOG_LEVEL, TZ`;

const apps = ['--demo', '--api', '--worker'];

/** @param {string[]} words */
export function parseStartArguments(words) {
  const wanted = { help: false, app: 'standalone', environment: {} };
  const rest = [...words];
  while (rest.length > 0) {
    const [name, inlineValue] = splitOnce(rest.shift());
    if (name === '--help' || name === '-h') wanted.help = true;
    else if (apps.includes(name)) wanted.app = name.slice('--'.length);
    else if (name === '--instance')
      wanted.environment = { INSTANCE_FILE: instancePath(inlineValue ?? rest.shift()) };
    else throw new StepFailed(`Unknown argument "${name}".\n\n${usage}`);
  }
  return wanted;
}

const splitOnce = (word) => {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
};

function instancePath(file) {
  if (!file) throw new StepFailed(`--instance needs the path of a YAML file.\n\n${usage}`);
  // npm runs scripts in the root of the project; the path was typed in INIT_CWD.
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}
