import type { Cbor, CborMap } from '../cbor.ts';
import { done, type Result } from '../result.ts';
import type { Statement } from '../statement.ts';

/** A link to a health summary (hcert claim 5): a text, a list of texts, or a list of maps with `u`. Shown, never followed. */
export function readHealthLink(claim: Cbor): Result<Statement> {
  const first = Array.isArray(claim) ? claim[0] : claim;
  const link = first instanceof Map ? (first as CborMap).get('u') : first;
  if (typeof link !== 'string' || !/^(shlink|vhlink):\//.test(link)) return done({ format: 'health-link', person: {}, events: [], fault: 'link' });
  return done({ format: 'health-link', person: {}, events: [], link });
}
