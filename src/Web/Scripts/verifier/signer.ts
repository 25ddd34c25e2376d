import type { Check } from './checks/check.ts';
import { fail, pass, unknown } from './checks/check.ts';
import type { Algorithm } from './cose.ts';
import type { VerifyingKey } from './keyImport.ts';
import type { Keyring } from './keyring.ts';
import { isSignedBy } from './signature.ts';

/** Who signed, as far as the list tells, and how many of its keys were tried. */
export interface Signer {
  readonly key: VerifyingKey | null;
  readonly candidates: number;
  /** Whether the authority that the list holds for it signed it; null where that cannot be told. */
  readonly byAuthority?: boolean | null;
  /** Whether the publisher's list of revocations may hold this credential; absent where the list is not at hand or not for this key. */
  readonly onFilter?: boolean;
}

/** All keys of the name are tried: two signers may share the eight bytes. */
export async function findSigner(candidates: readonly VerifyingKey[], algorithm: Algorithm | null, signature: Uint8Array, signed: Uint8Array): Promise<Signer> {
  for (const key of algorithm === null ? [] : candidates) {
    if (await isSignedBy(key, algorithm!, signature, signed)) return { key, candidates: candidates.length };
  }
  return { key: null, candidates: candidates.length };
}

/** The same, held against the authorities of the list. */
export const underAuthority = async (signer: Signer, keyring: Keyring): Promise<Signer> =>
  signer.key === null ? signer : { ...signer, byAuthority: await keyring.signedByAuthority(signer.key) };

/** The same, looked up by the credential's first revocation name: each further one would be one more chance to be taken for another. */
export async function lookedUp(signer: Signer, keyring: Keyring, name: string | undefined): Promise<Signer> {
  if (signer.key?.source.revocations !== 'filter' || keyring.revocations === null) return signer;
  return { ...signer, onFilter: name !== undefined && (await keyring.revocations.mayHold(name)) };
}

/** No such key at hand is unknown, not wrong: the issuer may be genuine and merely not listed. */
export function signatureCheck({ key, candidates }: Signer, algorithm: Algorithm | null): Check {
  if (key !== null) return pass();
  if (algorithm === null) return fail('unknown-algorithm');
  return candidates === 0 ? unknown('key-not-listed') : fail('signature-wrong');
}
