import type { Cbor, CborMap } from '../cbor.ts';
import type { Cwt } from '../cwt.ts';
import { done, refused, unknownForm, type Result } from '../result.ts';
import type { Statement } from '../statement.ts';
import { readDcc } from './dcc.ts';
import { isBareDdcc, readDdcc } from './ddcc.ts';
import { readHealthLink } from './healthLink.ts';
import { readIcvp } from './icvp.ts';
import { readLetter } from './letter.ts';

const asMap = (read: (claim: CborMap) => Result<Statement>) => (claim: Cbor) =>
  claim instanceof Map ? read(claim as CborMap) : refused(unknownForm);

/** The sub-claims of the hcert container (WHO HCERT 1.1.1), in the order of precedence. A minus says that it is a proposal: WHO's ICVP, our letter. */
const readers: readonly (readonly [number, (claim: Cbor) => Result<Statement>])[] = [
  [1, asMap(readDcc)],
  [-6, asMap(readIcvp)],
  [-609, asMap(readLetter)],
  [3, asMap((claim) => readDdcc(claim, 'ddcc-vs'))],
  [4, asMap((claim) => readDdcc(claim, 'ddcc-tr'))],
  [5, readHealthLink],
];

/** What the token certifies. `latest` is the last day on which its holder can have been born. */
export function readHcert(cwt: Cwt, latest: string): Result<Statement> {
  const statement = readClaim(cwt);
  const bornLater = statement.ok && (statement.value.person.birthDate ?? '') > latest;
  return bornLater ? done({ fault: 'dob', ...statement.value }) : statement;
}

function readClaim(cwt: Cwt): Result<Statement> {
  const { hcert } = cwt;
  if (hcert === null) return isBareDdcc(cwt.all) ? readDdcc(cwt.all, 'ddcc-vs') : refused(unknownForm);
  const [claim, read] = readers.find(([number]) => hcert.has(number)) ?? [];
  return claim === undefined || read === undefined ? refused(unknownForm) : read(hcert.get(claim));
}
