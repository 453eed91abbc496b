import { reachable } from './product.ts';

export interface Welcome {
  readonly port: number;
  readonly host: string;
  /** The simulated PlanFix's pop-ups. */
  readonly pageUrl: string;
  readonly admin: { readonly username: string; readonly password: string };
  readonly folder: string;
}

export function welcome({ port, host, pageUrl, admin, folder }: Welcome): string {
  const shown = host === '127.0.0.1' ? 'localhost' : reachable(host);
  return `
  The demo runs. A simulated PBX makes calls, a simulated PlanFix gets them and has its troubles now and then.

    The panel      http://${shown}:${port}
    Log in as      ${admin.username} / ${admin.password}
    The pop-ups    ${pageUrl}

  Within a minute you see calls, deliveries, retries, and one that failed for good: open it and press "Send again".
  Settings and log of the demo: ${folder}
  Ctrl-C ends it.
`;
}
