import { own } from './bytes.ts';
import type { Algorithm } from './cose.ts';
import type { VerifyingKey } from './keyImport.ts';

const hashOf: Record<Exclude<Algorithm, 'PS256'>, string> = { ES256: 'SHA-256', ES384: 'SHA-384', ES512: 'SHA-512' };
const signatureBytes = new Map([['P-256', 64], ['P-384', 96], ['P-521', 132]]);

/**
 * Whether this key made this signature. In COSE the algorithm names the hash and the key its curve (RFC 9053 §2.1);
 * ECDSA signatures are r and s side by side, never DER.
 */
export async function isSignedBy(key: VerifyingKey, algorithm: Algorithm, signature: Uint8Array, signed: Uint8Array): Promise<boolean> {
  if (algorithm === 'PS256') {
    const imported = key.kind === 'RSA' ? await key.import({ name: 'RSA-PSS', hash: 'SHA-256' }) : null;
    return imported !== null && crypto.subtle.verify({ name: 'RSA-PSS', saltLength: 32 }, imported, own(signature), own(signed));
  }
  if (key.kind !== 'EC' || signature.length !== signatureBytes.get(key.curve)) return false;
  const imported = await key.import({ name: 'ECDSA', namedCurve: key.curve });
  return imported !== null && crypto.subtle.verify({ name: 'ECDSA', hash: hashOf[algorithm] }, imported, own(signature), own(signed));
}
