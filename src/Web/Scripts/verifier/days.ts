/** A calendar date a number of days later. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The date in Greenwich of an instant in seconds. */
export const dateOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

/** The date on the clock of whoever looks, not in Greenwich. */
export function localDate(at: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
