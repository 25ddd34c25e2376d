import { equal, own } from './bytes.ts';
import { children, oid, readDer } from './der.ts';
import type { VerifyingKey } from './keyImport.ts';
import type { Certificate } from './x509.ts';

interface Scheme {
  readonly name: 'ECDSA' | 'RSASSA-PKCS1-v1_5' | 'RSA-PSS';
  readonly hash: string;
}

const schemes = new Map<string, Scheme>([
  ['1.2.840.10045.4.3.2', { name: 'ECDSA', hash: 'SHA-256' }],
  ['1.2.840.10045.4.3.3', { name: 'ECDSA', hash: 'SHA-384' }],
  ['1.2.840.10045.4.3.4', { name: 'ECDSA', hash: 'SHA-512' }],
  ['1.2.840.113549.1.1.11', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }],
  ['1.2.840.113549.1.1.12', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' }],
  ['1.2.840.113549.1.1.13', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' }],
]);
const pss = '1.2.840.113549.1.1.10';
const hashes = new Map([['2.16.840.1.101.3.4.2.1', 'SHA-256'], ['2.16.840.1.101.3.4.2.2', 'SHA-384'], ['2.16.840.1.101.3.4.2.3', 'SHA-512']]);
const hashBytes = new Map([['SHA-256', 32], ['SHA-384', 48], ['SHA-512', 64]]);
const coordinateBytes = new Map([['P-256', 32], ['P-384', 48], ['P-521', 66]]);

/** Whether this authority issued this certificate (RFC 5280 §6.1.3): its name and its signature, and it was one at that time. */
export async function isIssuedBy(certificate: Certificate, authority: VerifyingKey): Promise<boolean> {
  const issuer = authority.certificate;
  if (issuer === null || !equal(issuer.subject, certificate.issuer)) return false;
  if (certificate.notBefore < issuer.notBefore || certificate.notBefore > issuer.notAfter) return false;
  const scheme = schemeOf(certificate);
  if (scheme === null) return false;
  return scheme.name === 'ECDSA' ? ecdsa(certificate, authority, scheme.hash) : rsa(certificate, authority, scheme);
}

/** False for signatures of a kind that is not checked here (SHA-1): they neither confirm nor contradict. */
export const canCheck = (certificate: Certificate): boolean => schemeOf(certificate) !== null;

function schemeOf(certificate: Certificate): Scheme | null {
  const [type, parameters] = children(certificate.signatureAlgorithm);
  if (oid(type) !== pss) return schemes.get(oid(type)) ?? null;
  const hash = hashes.get(oid(children(children(children(parameters)[0])[0])[0]));
  return hash === undefined ? null : { name: 'RSA-PSS', hash };
}

async function ecdsa(certificate: Certificate, { curve, import: load }: VerifyingKey, hash: string): Promise<boolean> {
  const raw = rawSignature(certificate.signature, coordinateBytes.get(curve) ?? 0);
  const key = raw === null ? null : await load({ name: 'ECDSA', namedCurve: curve });
  return key !== null && raw !== null && crypto.subtle.verify({ name: 'ECDSA', hash }, key, own(raw), own(certificate.tbs));
}

async function rsa(certificate: Certificate, authority: VerifyingKey, { name, hash }: Scheme): Promise<boolean> {
  const key = authority.kind === 'RSA' ? await authority.import({ name, hash }) : null;
  const how = name === 'RSA-PSS' ? { name, saltLength: hashBytes.get(hash)! } : { name };
  return key !== null && crypto.subtle.verify(how, key, own(certificate.signature), own(certificate.tbs));
}

/** X.509 writes r and s as DER integers; WebCrypto wants them side by side. */
function rawSignature(der: Uint8Array, size: number): Uint8Array | null {
  const read = readDer(der);
  const integers = children(read.ok ? read.value[0] : undefined).map((part) => (part.content[0] === 0 ? part.content.subarray(1) : part.content));
  if (size === 0 || integers.length !== 2 || integers.some((part) => part.length > size)) return null;
  const raw = new Uint8Array(2 * size);
  integers.forEach((part, i) => raw.set(part, (i + 1) * size - part.length));
  return raw;
}
