import { headerOf } from '@planfix-asterisk/ami';
import type { AmiBlock } from '@planfix-asterisk/ami';
import type { PbxAnswers } from './pbx-questions.ts';

export interface Endpoint {
  readonly technology: string;
  readonly name: string;
}

/** As `employees.extension` of the settings allows it. */
const extensionShape = /^[0-9A-Za-z_.-]{1,40}$/;
const deviceShape = /^(PJSIP|SIP|IAX2|SCCP|DAHDI)\/([0-9A-Za-z_.-]{1,40})$/;
const numberShape = /^\+?\d{2,20}$/;

/** Names by extension from FreePBX's tree `AMPUSER/<extension>/…`. */
export function extensionsOfTree(rows: readonly AmiBlock[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const row of rows) {
    const [, family, extension = '', key] = (headerOf(row, 'key') ?? '').split('/');
    if (family !== 'AMPUSER' || !extensionShape.test(extension)) continue;
    if (key === 'cidname') names.set(extension, (headerOf(row, 'val') ?? '').trim());
    else if (!names.has(extension)) names.set(extension, '');
  }
  return names;
}

/** Extensions that have a hint on a phone; feature codes, parking places and conferences have hints of other kinds. */
export function extensionsOfHints(rows: readonly AmiBlock[]): readonly string[] {
  const found = rows.flatMap((row) => {
    const extension = headerOf(row, 'exten') ?? '';
    const isOnPhone = (headerOf(row, 'hint') ?? '').split('&').some((device) => deviceShape.test(device));
    return isOnPhone && extensionShape.test(extension) ? [extension] : [];
  });
  return [...new Set(found)];
}

/** Every endpoint the PBX knows, by what tells of them with few rights and with many. */
export function endpointsOf({ devices, endpoints }: PbxAnswers['rows']): readonly Endpoint[] {
  const found = new Map<string, Endpoint>();
  const add = (technology: string, name: string) => found.set(`${technology}/${name}`, { technology, name });
  for (const row of devices) {
    const [, technology, name] = deviceShape.exec(headerOf(row, 'device') ?? '') ?? [];
    if (technology !== undefined && name !== undefined) add(technology, name);
  }
  for (const row of endpoints) {
    const name = headerOf(row, 'objectname') ?? '';
    if (extensionShape.test(name)) add('PJSIP', name);
  }
  return [...found.values()];
}

/** Numbers with an inbound route of FreePBX; a route may be for one caller only (`number/caller`). */
export const routedNumbers = (rows: PbxAnswers['rows']): readonly string[] =>
  routesIn(rows).filter((route) => numberShape.test(route));

/** Routes for many numbers at once. Asterisk begins a pattern with an underscore. */
export const routePatterns = (rows: PbxAnswers['rows']): readonly string[] =>
  routesIn(rows).filter((route) => route.startsWith('_'));

function routesIn({ routes, routesByCaller }: PbxAnswers['rows']): readonly string[] {
  const found = [...routes, ...routesByCaller].map((row) => headerOf(row, 'extension')?.split('/')[0] ?? '');
  return [...new Set(found)];
}
