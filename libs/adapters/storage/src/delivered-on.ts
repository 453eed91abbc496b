/** Name of the counter of one day, by the clock on the wall of this machine (TZ). */
export function deliveredOn(at: number): string {
  const day = new Date(at);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `delivered ${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}
