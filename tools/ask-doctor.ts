import { parseArgs } from 'node:util';
import { DoctorTrouble, fetchReport } from './doctor/fetch-report.ts';
import { tellReport } from './doctor/tell-report.ts';
import { wordsFor } from './doctor/words-for.ts';

const usage = `npm run doctor [-- ADDRESS]

Asks the running product what is not as it should be (PlanFix and each PBX are really asked) and says what to do. Needs no
log-in on the machine of the product. In Russian where LANG says so.

  ADDRESS         of the product; without it http://localhost:3000, or the port of PORT
  METRICS_TOKEN   (environment) metrics.token of the settings, to ask from another machine
Ends with 0, with 1 when something is wrong, with 2 when the product could not be asked.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h', default: false } },
});
const { LC_ALL, LC_MESSAGES, LANG, PORT = '3000', METRICS_TOKEN } = process.env;
const [address = `http://localhost:${PORT}`] = positionals;

try {
  if (values.help) console.log(usage);
  else {
    const report = await fetchReport(address, METRICS_TOKEN);
    console.log(tellReport(report, await wordsFor(LC_ALL || LC_MESSAGES || LANG || ''), address));
    if (report.checkups.some(({ state }) => state === 'error')) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof DoctorTrouble)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
