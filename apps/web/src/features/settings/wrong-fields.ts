/** How many fields of a form are wrong; a list in one field is one, however many of its entries are. */
export function countWrong(errors: object): number {
  return Object.values(errors).reduce<number>((count, error: unknown) => count + wrongIn(error), 0);
}

function wrongIn(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 0;
  if (Array.isArray(error)) return error.some((entry) => wrongIn(entry) > 0) ? 1 : 0;
  // What the form library says of a field has a type; what stands between is a group of fields.
  return 'type' in error && typeof error.type === 'string' ? 1 : countWrong(error);
}

/** Brings the first wrong field, else what the server said, to where it is seen, and the cursor into it. */
export function showFirstWrong(form: HTMLElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const place = field ?? form?.querySelector<HTMLElement>('[role="alert"]');
  // In the middle, where neither the head of the page nor the floating bar covers it.
  place?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
