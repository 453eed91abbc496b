import type { ServerResponse } from 'node:http';

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; background: #f3f5f8; color: #1c2733 }
header { background: #2b6cb0; color: #fff; padding: 14px 24px } header h1 { font-size: 18px; margin: 0 }
header p { margin: 2px 0 0; opacity: .85 } main { padding: 20px 24px; max-width: 1100px }
h2 { font-size: 15px; margin: 20px 0 10px } #open { display: flex; flex-wrap: wrap; gap: 12px; min-height: 96px }
.card { background: #fff; border-left: 5px solid #dd8a00; border-radius: 6px; padding: 10px 16px; min-width: 210px;
  box-shadow: 0 2px 8px #0002 } .card.talking { border-color: #2f9e44 } .card b { display: block; font-size: 17px }
table { border-collapse: collapse; width: 100%; background: #fff } td, th { text-align: left; padding: 6px 12px;
  border-bottom: 1px solid #e3e8ee } .none { color: #66788a }`;

const script = `
const words = { ringing: 'rings', talking: 'talks' };
const make = (tag, text, className) => Object.assign(document.createElement(tag), { textContent: text, className: className ?? '' });
function card(w) {
  const div = make('div', '', 'card ' + w.phase);
  div.append(make('span', w.type === 'in' ? 'Incoming call' : 'Outgoing call'), make('b', '+' + w.phone),
    make('span', 'Employee ' + w.ext + ' ' + words[w.phase] + (w.diversion ? ', line ' + w.diversion : '')));
  return div;
}
function row(w) {
  const tr = make('tr', '');
  for (const text of [new Date(w.since).toLocaleTimeString(), w.type, '+' + w.phone, w.ext, w.status, w.duration + ' s'])
    tr.append(make('td', text));
  return tr;
}
async function show() {
  const { windows } = await (await fetch('/state')).json();
  const open = windows.filter((w) => w.phase !== 'closed');
  const closed = windows.filter((w) => w.phase === 'closed').sort((a, b) => b.since - a.since).slice(0, 25);
  document.querySelector('#open').replaceChildren(...(open.length ? open.map(card) : [make('p', 'No call right now', 'none')]));
  document.querySelector('#closed').replaceChildren(...closed.map(row));
}
const again = () => show().catch(() => undefined).finally(() => setTimeout(again, 500));
again();`;

const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Simulated PlanFix</title>
<link rel="icon" href="data:,"><style>${style}</style></head><body><header><h1>Simulated PlanFix</h1>
<p>What the employees would see. Nothing here is real, and nothing leaves this computer.</p></header><main>
<h2>Pop-ups now</h2><div id="open"></div><h2>Calls recorded</h2><table><thead><tr><th>Began</th><th>Type</th><th>Client</th>
<th>Employee</th><th>Result</th><th>Talk</th></tr></thead><tbody id="closed"></tbody></table></main>
<script>${script}</script></body></html>`;

/** Shows the pop-ups as PlanFix would; for the demo. */
export function popUpPage(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:",
  });
  response.end(page);
}
