import { addDays, addMonths } from '../days.ts';
import { diseaseOf } from '../disease.ts';
import type { HealthEvent, Statement } from '../statement.ts';
import type { EntryRequirement, TrustList } from '../trust.ts';
import { fail, pass, unknown, type Check } from './check.ts';

const otherDisease = 'requirement-other-disease';

/**
 * Whether a certificate meets what this place asks for; where it does not, it stays valid, and vaccination or observation is offered (IHR Annex 7).
 * A letter never meets it: it is for the authority to take into account (Annex 6), so the answer is left open.
 */
export function requirementCheck(statement: Statement, asked: EntryRequirement, list: TrustList, today: string): Check {
  const { letter } = statement;
  if (letter !== undefined) return letter.disease === asked.disease ? unknown('exempt-by-letter', letter.until === undefined ? {} : { date: letter.until }) : fail(otherDisease);
  const results = statement.events.filter(({ kind }) => kind === 'vaccination').map((event) => ofDose(event, asked, list, today));
  return results.find(({ result }) => result === 'pass') ?? results.find(({ reason }) => reason !== otherDisease) ?? fail(otherDisease);
}

function ofDose(event: HealthEvent, { disease, fromDays, months }: EntryRequirement, list: TrustList, today: string): Check {
  const found = diseaseOf(event, list);
  if (found !== disease) return found === undefined ? unknown('disease-not-known') : fail(otherDisease);
  if (event.date === undefined) return unknown('dose-date-missing');
  const from = addDays(event.date, fromDays);
  if (today < from) return fail('requirement-too-recent', { date: from });
  const until = months === undefined || months === null ? null : addMonths(event.date, months);
  return until !== null && today > until ? fail('requirement-too-old', { date: until }) : pass();
}
