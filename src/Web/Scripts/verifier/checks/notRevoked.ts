import type { Signer } from '../signer.ts';
import { fail, pass, unknown, type Check } from './check.ts';

/**
 * Not revoked, as far as the lists at hand tell: an issuer whose list is missing here is unknown, one that publishes none
 * has nothing to be asked. `names` are all the names by which this credential could stand on a list.
 */
export function notRevoked({ key }: Signer, names: (revoked: readonly string[]) => readonly string[]): Check {
  if (key === null) return unknown('signer-not-known');
  const { revoked, publishesRevocations } = key.source;
  if (revoked === undefined) return publishesRevocations ? unknown('revocation-list-missing') : pass('none-published');
  return names(revoked).length > 0 ? fail('revoked') : pass();
}
