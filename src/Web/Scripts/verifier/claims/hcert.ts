import type { Cbor, CborMap } from '../cbor.ts';
import type { Cwt } from '../cwt.ts';
import { refused, type Result } from '../result.ts';
import type { Statement } from '../statement.ts';
import { readDcc } from './dcc.ts';
import { readDdcc } from './ddcc.ts';
import { readHealthLink } from './healthLink.ts';
import { readIcvp } from './icvp.ts';

const asMap = (read: (claim: CborMap) => Result<Statement>) => (claim: Cbor) =>
  claim instanceof Map ? read(claim as CborMap) : refused('schema-claim');

/** The sub-claims of the hcert container (WHO HCERT 1.1.1). The minus of the ICVP says that WHO still develops it. */
const readers = new Map<string | number | bigint, (claim: Cbor) => Result<Statement>>([
  [1, asMap(readDcc)],
  [3, asMap(readDdcc)],
  [4, asMap(readDdcc)],
  [5, readHealthLink],
  [-6, asMap(readIcvp)],
]);

export function readHcert(cwt: Cwt): Result<Statement> {
  if (cwt.hcert === null) return cwt.all.has('name') ? readDdcc(cwt.all, 'bare') : refused('unknown-version');
  const known = Array.from(cwt.hcert).filter(([claim]) => readers.has(claim));
  const [first, ...others] = known;
  if (first === undefined) return refused('unknown-version');
  if (others.length > 0) return refused('schema-claims');
  const statement = readers.get(first[0])!(first[1]);
  return statement.ok && isBornLater(statement.value, cwt.issuedAt) ? refused('schema-dob') : statement;
}

/** Nobody is certified before birth. */
const isBornLater = (statement: Statement, issuedAt: number | null): boolean =>
  issuedAt !== null && (statement.person.birthDate ?? '') > new Date(issuedAt * 1000).toISOString().slice(0, 10);
