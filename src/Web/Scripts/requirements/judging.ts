import { addDays, addMonths } from '../verifier/days.ts';
import type { Rule } from './compiled.ts';
import type { Answer, Dose, Outcome, Trip } from './trip.ts';

/** From when until when one dose meets one requirement; nulls: day not known, for life. */
export interface DoseWindow {
  readonly date: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

/** The windows of doses that count after so many days, for so many calendar months or for life. A dose after the day asked about is none yet. */
export function windows(doses: readonly Dose[], on: string, days: number, months: (dose: Dose) => number | null): readonly DoseWindow[] {
  return doses.filter(({ approved, date }) => approved !== false && !(date != null && date > on)).map((dose) => {
    if (dose.date == null) return { date: null, from: null, until: null };
    const span = months(dose);
    return { date: dose.date, from: addDays(dose.date, days), until: span === null ? null : addMonths(dose.date, span) };
  });
}

/** What a rule found at one stop; null where something that matters is not known. */
export interface Judged {
  readonly rule: Rule;
  readonly country: string;
  readonly on: string;
  readonly reason: string;
  readonly applies: boolean | null;
  readonly minAgeMonths?: number;
  readonly compulsory?: boolean;
  readonly windows: readonly DoseWindow[];
  /** Last possible exposure, from which observation is counted. */
  readonly lastExposure?: string | null;
}

const observationDays = 6;

/** The order in which every requirement is judged: age, dose, letter, what is not known, and only then not met (as Judging.cs). */
export function judge(judged: Judged, trip: Trip): Answer {
  const { rule, on, applies, reason, compulsory = true } = judged;
  if (applies === false) return answer(judged, 'notRequired', reason);
  const young = tooYoung(judged, trip.birthDate ?? null);
  if (young === true) return answer(judged, 'exempt', 'too-young');
  const counting = judged.windows.find(({ from, until }) => from !== null && from <= on && !(until !== null && on > until));
  if (counting !== undefined) return { ...answer(judged, 'met', 'dose-counts'), dose: counting.date, from: counting.from, until: counting.until };
  if ((trip.letters ?? []).some((letter) => letter.disease === rule.disease && !(letter.from != null && on < letter.from) && !(letter.until != null && on > letter.until)))
    return answer(judged, 'exempt', 'contraindicated');
  // What is only advised does no harm to whom it is not meant for.
  const unknown = applies === null || young === null || judged.windows.some(({ date }) => date === null);
  return compulsory && unknown ? answer(judged, 'unknown', 'not-known') : notMet(judged, compulsory);
}

function notMet(judged: Judged, compulsory: boolean): Answer {
  if (!compulsory) return { ...answer(judged, 'recommended', judged.reason), vaccinate: true };
  const waiting = judged.windows.filter(({ from }) => from !== null && from > judged.on).sort((a, b) => (a.from! < b.from! ? -1 : a.from! > b.from! ? 1 : 0))[0];
  const observeUntil = observe(judged, waiting?.from ?? null);
  return waiting === undefined
    ? { ...answer(judged, 'notMet', judged.reason), vaccinate: true, observeUntil }
    : { ...answer(judged, 'waiting', 'dose-too-recent'), observeUntil, dose: waiting.date, from: waiting.from, until: waiting.until };
}

/** Until the dose counts or six days after the last exposure, whichever comes first (IHR Annex 7); nothing when both lie behind. */
function observe({ lastExposure, on }: Judged, counts: string | null): string | null {
  if (lastExposure == null) return null;
  const end = addDays(lastExposure, observationDays);
  if (end <= on) return null;
  return counts !== null && counts < end ? counts : end;
}

function tooYoung({ minAgeMonths = 0, on }: Judged, birth: string | null): boolean | null {
  if (minAgeMonths === 0) return false;
  return birth === null ? null : on < reaches(birth, minAgeMonths);
}

/** The day on which an age in months is reached: on the first of the next month where the month lacks the day (Ages.cs). */
function reaches(birth: string, months: number): string {
  const day = addMonths(birth, months);
  return day.slice(8) < birth.slice(8) ? addDays(day, 1) : day;
}

const answer = ({ rule, country, on }: Judged, outcome: Outcome, reason: string): Answer => ({
  country, disease: rule.disease, outcome, rule: rule.id, reason, on,
  dose: null, from: null, until: null, vaccinate: false, observeUntil: null, source: rule.source, demo: rule.demo,
});
