/** Days of the month in the most generous year: 29 February passes where some century makes the year a leap year. */
const daysIn = (month: number, yy: number): number => new Date(Date.UTC(yy % 4 === 0 ? 2000 : 2001, month, 0)).getUTCDate();

/** YYMMDD, of which fillers may hide the day, the month or all (ICAO Doc 9303-3, 4.8). Letters are never a date. */
export function isMrzDate(text: string): boolean {
  const parts = /^(\d\d)(\d\d|<<)(\d\d|<<)$/.exec(text);
  if (parts === null) return text === '<<<<<<';
  const [, yy, mm, dd] = parts as unknown as [string, string, string, string];
  if (mm === '<<') return dd === '<<';
  const month = Number(mm);
  if (month < 1 || month > 12) return false;
  return dd === '<<' || (Number(dd) >= 1 && Number(dd) <= daysIn(month, Number(yy)));
}

/** A birth date as certificates write it (1990, 1990-05, 1990-05-17), in the latest century that is not the future. */
export function birthDateOf(text: string, today: string): string | undefined {
  if (!isMrzDate(text) || text === '<<<<<<') return undefined;
  const [yy, mm, dd] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)];
  const rest = mm === '<<' ? '' : dd === '<<' ? `-${mm}` : `-${mm}-${dd}`;
  const century = Number(today.slice(0, 2));
  const latest = `${century}${yy}${rest}`;
  return latest > today ? `${century - 1}${yy}${rest}` : latest;
}
