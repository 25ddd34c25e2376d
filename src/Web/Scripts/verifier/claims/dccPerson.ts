import type { CborMap } from '../cbor.ts';
import { Fields, present } from '../fields.ts';
import type { Person } from '../statement.ts';

const longest = 80;

/** The names of an EU certificate, as written and in the letters of a travel document, and the birth date. */
export function readDccPerson(top: Fields, early: boolean): Person {
  const nam = top.raw('nam');
  const names = new Fields(nam instanceof Map ? (nam as CborMap) : new Map());
  const person = present<Person>({
    surname: written(names, 'fn'),
    givenNames: written(names, 'gn'),
    surnameMrz: standardised(names, 'fnt', 'fn'),
    givenNamesMrz: standardised(names, 'gnt', 'gn'),
    birthDate: birthDate(top, early),
  });
  if (!names.has('fnt') && !names.has('gnt')) top.wrong('nam');
  if (names.fault !== null) top.wrong('nam');
  return person;
}

function written(names: Fields, field: string): string | undefined {
  const value = names.text(field);
  return value !== undefined && value.length > longest ? names.wrong(field) : value;
}

/** The eye reads fn, the gate compares fnt: where there is the one there must be the other. */
function standardised(names: Fields, field: string, of: string): string | undefined {
  const value = names.text(field);
  if (value === undefined) return undefined;
  const missing = value === '' && (names.text(of) ?? '').trim() !== '';
  return missing || value.length > longest || !/^[A-Z<]*$/.test(value) ? names.wrong(field) : value;
}

/** May be a year, a month, or empty where nobody knows; early writers added a time. */
function birthDate(top: Fields, early: boolean): string | undefined {
  const value = top.text('dob');
  const form = early ? /^((19|20)\d\d(-\d\d){0,2})?($|T)/ : /^((19|20)\d\d(-\d\d){0,2})?$/;
  return value === undefined || !form.test(value) ? top.wrong('dob') : value.replace(/T.*$/, '');
}
