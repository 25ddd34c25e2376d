import type { VerifyingKey } from '../keyImport.ts';
import { fail, pass, unknown, type Check } from './check.ts';

/** `names` are all the names by which this credential could stand on a revocation list. */
export function notRevoked(key: VerifyingKey | null, names: readonly string[]): Check {
  const revoked = key?.source.revoked;
  if (revoked === undefined) return unknown('no-revocation-list');
  return names.some((name) => revoked.includes(name)) ? fail('revoked') : pass();
}
