import { jsonFields } from './json-fields.ts';
import type { PlanfixForm } from './planfix-form.ts';

/** Whom PlanFix knows by a number. */
export interface PlanfixContact {
  /** '' for a number it does not know. */
  readonly name: string;
  /** Short number of the responsible employee; '' where there is none. */
  readonly responsible: string;
}

export function contactForm(phone: string): PlanfixForm {
  return { cmd: 'contact', phone };
}

/** Nothing when the answer is none to the question. */
export function readContact(body: string): PlanfixContact | undefined {
  // An empty answer is allowed by the contract: nobody is known.
  if (body.trim() === '') return { name: '', responsible: '' };
  const fields = jsonFields(body);
  if (fields === undefined) return undefined;
  return { name: textOf(fields.get('contact_name')), responsible: textOf(fields.get('responsible')) };
}

/** PlanFix writes short numbers as numbers or as text. */
function textOf(value: unknown): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' ? value.trim() : '';
}
