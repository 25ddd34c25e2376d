import type { Holder } from '../document/holder.ts';
import { compareNames } from '../document/nameMatch.ts';
import type { Person } from '../statement.ts';
import { fail, pass, unknown, type Check } from './check.ts';

/**
 * Birth date and document number decide as far as both sides have them; a name never refuses by itself, because documents
 * order, cut and transliterate it. Everything but agreement is for a person to look at.
 */
export function personCheck(person: Person, holder: Holder): Check {
  const birth = sameDate(person.birthDate, holder.birthDate);
  const number = sameNumber(person.documentNumber, holder.documentNumber);
  const name = nameAgreement(person, holder.name);
  if (birth === false) return fail('birth-date-differs');
  if (name === 'different') return fail('name-differs');
  if (number === false) return fail('document-differs');
  if (name === 'partial') return unknown('name-partly-agrees');
  return birth === true && (name === 'same' || number === true) ? pass() : unknown('not-enough-to-compare');
}

/** The name as written or, where the certificate has it, in the letters of the travel document: the better of the two. */
function nameAgreement(person: Person, name: string | undefined) {
  const visual = person.name ?? [person.surname, person.givenNames].filter(Boolean).join(' ');
  const machine = [person.surnameMrz, person.givenNamesMrz].filter(Boolean).join('<');
  const found = [compareNames(visual, name), compareNames(machine, name)];
  return (['same', 'partial', 'different'] as const).find((agreement) => found.includes(agreement)) ?? 'cannot-tell';
}

/** Incomplete dates agree as far as they go. */
function sameDate(one: string | undefined, other: string | undefined): boolean | null {
  if (!one || !other) return null;
  return one.length <= other.length ? other.startsWith(one) : one.startsWith(other);
}

function sameNumber(one: string | undefined, other: string | undefined): boolean | null {
  const [a, b] = [one, other].map((number) => (number ?? '').toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''));
  return !a || !b ? null : a === b;
}
