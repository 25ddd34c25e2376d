import type { Person } from '../statement.ts';
import { compareNames, type NameAgreement } from './nameMatch.ts';

/** What the officer read in the travel document. */
export interface Holder {
  readonly name?: string;
  readonly birthDate?: string;
  readonly documentNumber?: string;
}

export interface Agreement {
  readonly name: NameAgreement;
  readonly birthDate: 'same' | 'different' | 'cannot-tell';
  readonly documentNumber: 'same' | 'different' | 'cannot-tell';
  readonly identity: 'match' | 'mismatch';
}

/**
 * Whether the document's holder is the person of the certificate. A name alone refuses nobody: spellings differ,
 * people marry, passports are renewed; so anything short of agreement is a question for a human.
 */
export function compareHolder(person: Person, holder: Holder): Agreement {
  const name = bestName(person, holder.name);
  const birthDate = compareDates(person.birthDate, holder.birthDate);
  const documentNumber = compareNumbers(person.documentNumber, holder.documentNumber);
  const agrees = (name === 'same' || name === 'partial') && birthDate === 'same';
  const byDocument = documentNumber === 'same' && birthDate === 'same' && name !== 'different';
  return { name, birthDate, documentNumber, identity: agrees || byDocument ? 'match' : 'mismatch' };
}

function bestName(person: Person, name: string | undefined): NameAgreement {
  const visual = person.name ?? [person.surname, person.givenNames].filter(Boolean).join(' ');
  const machine = [person.surnameMrz, person.givenNamesMrz].filter(Boolean).join('<');
  const found = [compareNames(visual, name), compareNames(machine, name)];
  return (['same', 'partial', 'different'] as const).find((agreement) => found.includes(agreement)) ?? 'cannot-tell';
}

/** Where one of the two knows only the year or the month, the shorter decides. */
function compareDates(one: string | undefined, other: string | undefined): Agreement['birthDate'] {
  if (!one || !other) return 'cannot-tell';
  const known = Math.min(one.length, other.length);
  return one.slice(0, known) === other.slice(0, known) ? 'same' : 'different';
}

function compareNumbers(one: string | undefined, other: string | undefined): Agreement['documentNumber'] {
  const [a, b] = [one, other].map((number) => (number ?? '').toUpperCase().replace(/[^A-Z0-9]/g, ''));
  if (!a || !b) return 'cannot-tell';
  return a === b ? 'same' : 'different';
}
