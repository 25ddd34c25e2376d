import { present, type Fields } from '../fields.ts';
import type { Person } from '../statement.ts';

export type IcvpDialect = 'A' | 'B' | 'C';

/**
 * The person of an ICVP, and of a letter in its place (dialect C). Nationality and document moved to other keys
 * in C, where `dt` and `v` mean something else.
 */
export function readIcvpPerson(top: Fields, dialect: IcvpDialect): Person {
  const newest = dialect === 'C';
  return present<Person>({
    name: top.required('n'),
    birthDate: top.required('dob'),
    sex: newest ? top.required('s') : top.text('s'),
    nationality: newest ? top.required('nt') : top.text('ntl'),
    documentNumber: top.text(newest ? 'id' : 'nid'),
    guardian: top.text('gn'),
  });
}
