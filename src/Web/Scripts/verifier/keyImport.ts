import { base64url, fromBase64 } from './base64.ts';
import { own, type Bytes } from './bytes.ts';
import { children, derTag, oid, readDer } from './der.ts';
import type { TrustedKey } from './trust.ts';
import { readCertificate, type Certificate } from './x509.ts';

/** A key ready to verify with, beside the certificate it came in, if any. */
export interface VerifyingKey {
  readonly source: TrustedKey;
  readonly certificate: Certificate | null;
  readonly kind: 'EC' | 'RSA';
  /** P-256, P-384 or P-521; the empty text for RSA. */
  readonly curve: string;
  import(algorithm: ImportParameters): Promise<CryptoKey | null>;
}

type ImportParameters = RsaHashedImportParams | EcKeyImportParams;

const curves = new Map([
  ['1.2.840.10045.3.1.7', 'P-256'],
  ['1.3.132.0.34', 'P-384'],
  ['1.3.132.0.35', 'P-521'],
]);
const rsaOids = new Set(['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10']);
const coordinateBytes = new Map([['P-256', 32], ['P-384', 48], ['P-521', 66]]);

/** The key of the certificate where there is one: published JWKs carry coordinates of the wrong length. */
export function verifyingKey(source: TrustedKey): VerifyingKey | null {
  const der = source.x5c?.[0] === undefined ? null : fromBase64(source.x5c[0]);
  if (der !== null) {
    const certificate = readCertificate(der);
    return certificate.ok ? certificateKey(certificate.value, source) : null;
  }
  return source.jwk === undefined ? null : jwkKey(source.jwk, source);
}

export function certificateKey(certificate: Certificate, source: TrustedKey): VerifyingKey | null {
  const spki = readDer(certificate.spki);
  const [algorithm, bits] = children(spki.ok ? spki.value[0] : undefined);
  const [type, parameters] = children(algorithm);
  if (rsaOids.has(oid(type)) && bits?.tag === derTag.bitString) {
    return { source, certificate, kind: 'RSA', curve: '', import: remembered((as) => importing('jwk', rsaJwk(bits.content.subarray(1)), as)) };
  }
  const curve = curves.get(oid(parameters));
  if (curve === undefined) return null;
  return { source, certificate, kind: 'EC', curve, import: remembered((as) => importing('spki', own(certificate.spki), as)) };
}

function jwkKey(jwk: JsonWebKey, source: TrustedKey): VerifyingKey | null {
  const curve = jwk.crv ?? '';
  if (jwk.kty === 'RSA') {
    const plain = { kty: 'RSA', n: jwk.n!, e: jwk.e! };
    return { source, certificate: null, kind: 'RSA', curve: '', import: remembered((as) => importing('jwk', plain, as)) };
  }
  const size = coordinateBytes.get(curve);
  const x = coordinate(jwk.x, size);
  const y = coordinate(jwk.y, size);
  if (jwk.kty !== 'EC' || x === null || y === null) return null;
  return { source, certificate: null, kind: 'EC', curve, import: remembered((as) => importing('jwk', { kty: 'EC', crv: curve, x, y }, as)) };
}

/** Cut or padded to the length of the curve: both mistakes are in the published lists. */
function coordinate(text: string | undefined, size: number | undefined): string | null {
  const bytes = text === undefined ? null : fromBase64(text);
  if (bytes === null || size === undefined) return null;
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = first < 0 ? new Uint8Array() : bytes.subarray(first);
  if (significant.length > size) return null;
  const padded = new Uint8Array(size);
  padded.set(significant, size - significant.length);
  return base64url(padded);
}

/** By its numbers, because WebCrypto refuses an RSA key whose certificate names PSS as its type. */
function rsaJwk(publicKey: Uint8Array): JsonWebKey {
  const read = readDer(publicKey);
  const [n, e] = children(read.ok ? read.value[0] : undefined).map((part) => part.content[0] === 0 ? part.content.subarray(1) : part.content);
  return { kty: 'RSA', n: base64url(n ?? new Uint8Array()), e: base64url(e ?? new Uint8Array()) };
}

/** Importing costs more than verifying; a key is imported once for each way it is used. */
function remembered(load: (as: ImportParameters) => Promise<CryptoKey | null>): VerifyingKey['import'] {
  const loaded = new Map<string, Promise<CryptoKey | null>>();
  return (as) => {
    const name = JSON.stringify(as);
    const before = loaded.get(name) ?? load(as);
    loaded.set(name, before);
    return before;
  };
}

async function importing(format: 'jwk' | 'spki', key: JsonWebKey | Bytes, as: ImportParameters): Promise<CryptoKey | null> {
  try {
    return format === 'jwk'
      ? await crypto.subtle.importKey('jwk', key as JsonWebKey, as, false, ['verify'])
      : await crypto.subtle.importKey('spki', key as Bytes, as, false, ['verify']);
  } catch {
    return null; // a point off its curve or a modulus of no known size: a key that verifies nothing
  }
}
