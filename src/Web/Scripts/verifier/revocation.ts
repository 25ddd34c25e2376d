import { base64 } from './base64.ts';
import { sha256, toUtf8 } from './bytes.ts';
import type { Sign1 } from './cose.ts';
import type { Statement } from './statement.ts';

/**
 * The names under which an HCERT may be revoked (EU dgc-gateway): the first 16 bytes of a SHA-256 over its
 * identifier, over country and identifier, or over the signature, of which ECDSA counts only the r half.
 */
export async function revocationNames(cose: Sign1, statement: Statement | null): Promise<readonly string[]> {
  const signature = cose.algorithm === 'PS256' ? cose.signature : cose.signature.subarray(0, cose.signature.length / 2);
  const id = statement?.certificateId;
  const country = (statement?.letter ?? statement?.events[0])?.country ?? '';
  const sources = [signature, ...(id === undefined ? [] : [toUtf8(id), toUtf8(country + id)])];
  return Promise.all(sources.map(async (source) => base64((await sha256(source)).subarray(0, 16))));
}
