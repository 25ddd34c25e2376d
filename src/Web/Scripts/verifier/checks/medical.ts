import { addDays } from '../days.ts';
import { diseaseOf, polio, yellowFever } from '../disease.ts';
import type { HealthEvent, Statement } from '../statement.ts';
import type { TrustList } from '../trust.ts';
import { fail, pass, unknown, type Check } from './check.ts';

/** Days from a yellow-fever dose to protection (ICVP.DT.1, IHR Annex 7); a polio dose counts at once (ICVP.DT.2). */
const daysToProtection = new Map([[yellowFever, 10], [polio, 0]]);

/** Medically valid on the day: protection, not paper. Null where nobody here has a rule for it. */
export function medical(statement: Statement, list: TrustList, today: string): Check | null {
  const [event, ...others] = statement.events;
  if (statement.format === 'icvp') return event === undefined || others.length > 0 ? unknown('not-one-dated-dose') : ofDose(event, list, today);
  return event?.kind === 'recovery' ? ofRecovery(event, today) : null;
}

/** No last day: yellow fever is for life, and how old a polio dose may be is for the country of entry to say. */
function ofDose(event: HealthEvent, list: TrustList, today: string): Check {
  const days = daysToProtection.get(diseaseOf(event, list) ?? '');
  if (event.date === undefined) return unknown('not-one-dated-dose');
  if (days === undefined) return unknown('disease-not-known', { detail: event.product ?? '' });
  if (event.date > today) return fail('dose-in-the-future', { date: event.date });
  const from = addDays(event.date, days);
  return today < from ? fail('not-yet', { date: from }) : pass('ok', { date: from });
}

function ofRecovery({ validFrom, validUntil }: HealthEvent, today: string): Check {
  if (validFrom === undefined || validUntil === undefined) return unknown('dates-missing');
  if (today < validFrom) return fail('not-yet', { date: validFrom });
  return today > validUntil ? fail('over', { date: validUntil }) : pass('ok', { date: validUntil });
}
