import { doctorReportSchema } from '@planfix-asterisk/contracts';
import type { DoctorReport } from '@planfix-asterisk/contracts';

/** The product could not be asked; the message says what to do. */
export class DoctorTrouble extends Error {
  override readonly name = 'DoctorTrouble';
}

/** The doctor asks PlanFix and each PBX, which may take its time. */
const waitMs = 60_000;

/** Throws `DoctorTrouble`. */
export async function fetchReport(address: string, token: string | undefined): Promise<DoctorReport> {
  if (!URL.canParse(address) || !/^https?:/.test(address))
    throw new DoctorTrouble(`Expected an address such as http://localhost:3000, found: ${address}`);
  const answer = await ask(new URL('/health/checkups', address), token);
  if (answer.status === 403)
    throw new DoctorTrouble(
      `${address} answers only to its own machine. Run this there, or set METRICS_TOKEN to metrics.token of its settings.`,
    );
  const report = doctorReportSchema.safeParse(await answer.json().catch(() => undefined));
  if (!report.success)
    throw new DoctorTrouble(
      `What answers at ${address} (HTTP ${answer.status}) is not planfix-asterisk, or one too old for this. Check the address and the port.`,
    );
  return report.data;
}

async function ask(url: URL, token: string | undefined): Promise<Response> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  try {
    return await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(waitMs) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new DoctorTrouble(
      `Nobody answers at ${url.origin} (${cause instanceof Error ? cause.message : String(cause)}). ` +
        'Is it started (npm start)? On another port: npm run doctor -- http://localhost:PORT',
    );
  }
}
