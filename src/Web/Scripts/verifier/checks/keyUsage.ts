import type { Statement } from '../statement.ts';
import type { Signer } from '../signer.ts';
import { fail, pass, type Check } from './check.ts';

/** What a document signer may sign (HCERT 1.1.1 §5); the arc with the extra zero was in use first and still is. */
const arcs = ['1.3.6.1.4.1.1847.2021.1.', '1.3.6.1.4.1.0.1847.2021.1.'];
const purposes = { test: '1', vaccination: '2', recovery: '3' } as const;

/** A certificate that names none of these purposes may sign them all; a bare key carries no limits. */
export function keyUsage(statement: Statement | null, { key }: Signer): Check | null {
  if (key === null) return null;
  if (key.certificate === null) return pass('key-not-limited');
  const named = key.certificate.extendedKeyUsage.filter((oid) => arcs.some((arc) => oid.startsWith(arc)));
  // The clinician who may certify the dose is the one who says that it is contraindicated (IHR Annex 6); no purpose has been named for letters.
  const kinds = statement?.letter === undefined ? (statement?.events ?? []).map(({ kind }) => kind) : (['vaccination'] as const);
  const allowed = named.length === 0 || (kinds.length > 0 && kinds.every((kind) => arcs.some((arc) => named.includes(arc + purposes[kind]))));
  return allowed ? pass() : fail('key-for-another-purpose');
}
