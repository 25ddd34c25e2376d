import type { Signer } from '../signer.ts';
import { fail, pass, unknown, type Check } from './check.ts';

/**
 * Known is: this key's list is at hand, or its issuer is known to publish none. Anything else is unknown: whoever takes silence
 * for good news accepts everything an issuer ever took back. `names` picks those of the list that mean this credential.
 */
export function notRevoked({ key, onFilter }: Signer, names: (revoked: readonly string[]) => readonly string[], anywhere: readonly string[] = []): Check {
  if (key !== null && names(anywhere).length > 0) return fail('revoked');
  const revoked = key?.source.revoked;
  if (revoked !== undefined) return names(revoked).length > 0 ? fail('revoked') : pass();
  if (onFilter !== undefined) return onFilter ? fail('on-revocation-list') : pass();
  return key?.source.publishesRevocations === false ? pass('none-published') : unknown('no-revocation-list');
}
