import { addDays } from '../days.ts';
import { diseaseOf, polio, yellowFever } from '../disease.ts';
import type { HealthEvent, Letter, Statement } from '../statement.ts';
import type { TrustList } from '../trust.ts';
import { fail, pass, unknown, type Check } from './check.ts';

/** Days from a yellow-fever dose to protection (ICVP.DT.1, IHR Annex 7); a polio dose counts at once (ICVP.DT.2). */
const daysToProtection = new Map([[yellowFever, 10], [polio, 0]]);

/** Medically valid on the day: protection, not paper. Null where neither a rule nor the certificate says anything of it. */
export function medical(statement: Statement, list: TrustList, today: string): Check | null {
  const { events, letter } = statement;
  if (letter !== undefined) return ofLetter(letter, today);
  const [event] = events;
  if (statement.format === 'icvp') return events.length === 1 ? ofDose(event!, list, today) : unknown('dose-date-missing');
  const recovery = events.find(({ kind }) => kind === 'recovery');
  if (recovery !== undefined) return onDay(recovery.validFrom, recovery.validUntil, today);
  const stated = events.length === 1 && event?.kind === 'vaccination' && (event.validFrom !== undefined || event.validUntil !== undefined);
  return stated ? onDay(event.validFrom, event.validUntil, today) : null;
}

/** First day on which a dose of an international certificate counts, or null where no rule is known. */
export function protectionFrom(event: HealthEvent, list: TrustList): string | null {
  const days = daysToProtection.get(diseaseOf(event, list) ?? '');
  if (event.date === undefined || days === undefined) return null;
  const from = addDays(event.date, days);
  return event.validFrom !== undefined && event.validFrom > from ? event.validFrom : from;
}

/** Yellow fever holds for life, whatever end an older certificate states; polio within the days that the certificate states. */
function ofDose(event: HealthEvent, list: TrustList, today: string): Check {
  const from = protectionFrom(event, list);
  if (event.date === undefined) return unknown('dose-date-missing');
  if (from === null) return unknown('disease-not-known', { detail: event.product ?? '' });
  return diseaseOf(event, list) === yellowFever ? onDay(from, undefined, today, 'for-life') : onDay(from, event.validUntil, today);
}

/** A letter protects from nothing; what is asked is whether it is good on the day. */
function ofLetter({ from, until }: Letter, today: string): Check {
  if (from !== undefined && today < from) return fail('letter-not-yet', { date: from });
  return until !== undefined && today > until ? fail('letter-ended', { date: until }) : pass('', until === undefined ? {} : { date: until });
}

function onDay(from: string | undefined, until: string | undefined, today: string, withoutEnd = ''): Check {
  if (from !== undefined && today < from) return fail('not-yet-valid', { date: from });
  if (until === undefined) return pass(withoutEnd);
  return today > until ? fail('medically-expired', { date: until }) : pass('', { date: until });
}
