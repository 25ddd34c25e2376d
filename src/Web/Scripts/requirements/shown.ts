import { polio, yellowFever } from '../verifier/disease.ts';
import type { HealthEvent } from '../verifier/statement.ts';
import type { Verdict } from '../verifier/verdict.ts';
import type { Report } from '../verifier/verify.ts';
import type { PublishedRequirements } from './compiled.ts';
import type { Dose, Letter } from './trip.ts';

/** Authentic, of a trusted issuer, not withdrawn, and nobody else's: whether the dose counts is then for the country's rule to say. */
const authentic: readonly Verdict[] = ['MATCH_VALID', 'VALID_IDENTITY_NOT_CHECKED', 'VALID_REQUIREMENT_NOT_MET', 'NOT_YET_VALID', 'MEDICALLY_EXPIRED', 'PRODUCT_NOT_APPROVED'];

/** CVX codes of conjugate meningococcal products (KnownDoses.cs). */
const conjugates = ['136', '114', '203'];

/** True where a certificate has something that entry rules look at. */
export const isShown = (report: Report, known: PublishedRequirements): boolean => authentic.includes(report.verdict) && (dosesShown(report, known).length > 0 || lettersShown(report, known).length > 0);

/** A contraindication letter as entry rules look at it: for its disease, within its dates. Without both it is none. */
export function lettersShown(report: Report, known: PublishedRequirements): readonly Letter[] {
  const { disease, from, until } = report.statement?.letter ?? {};
  return disease !== undefined && from !== undefined && until !== undefined && known.rules.some((rule) => rule.disease === disease) ? [{ disease, from, until }] : [];
}

/** The doses of a certificate as entry rules look at them. */
export function dosesShown(report: Report, known: PublishedRequirements): readonly Dose[] {
  const asked = new Set(known.rules.flatMap(({ kind }) => kinds[kind]));
  const events = (report.statement?.events ?? []).filter(({ kind }) => kind === 'vaccination');
  return events.map((event) => dose(event, report, known)).filter((one) => one !== null && asked.has(one.vaccine)) as Dose[];
}

const kinds: Record<PublishedRequirements['rules'][number]['kind'], readonly string[]> = {
  'yellow-fever': ['yellow-fever'],
  polio: ['bopv', 'topv', 'ipv', 'hexavalent'],
  meningococcal: ['menacwy'],
};

function dose(event: HealthEvent, report: Report, known: PublishedRequirements): Dose | null {
  const code = [event.product, event.vaccine].find((one) => one !== undefined && Object.hasOwn(known.vaccines, one));
  const date = event.date !== undefined && /^\d{4}-\d\d-\d\d$/.test(event.date) ? event.date : null;
  const approved = report.checks.product?.result === 'fail' ? { approved: false } : {};
  if (code !== undefined) return { vaccine: known.vaccines[code]!, date, ...approved, ...(conjugates.includes(code) ? { conjugate: true } : {}) };
  const disease = event.disease ?? report.disease;
  if (disease === yellowFever) return { vaccine: 'yellow-fever', date, ...approved };
  // Which polio vaccine it was matters, and nobody can tell: a dose whose counting is not known.
  return disease === polio ? { vaccine: 'ipv', date: null, ...approved } : null;
}
