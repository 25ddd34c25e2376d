import { children, derTag, derTime, oid, readDer, type Der } from './der.ts';
import { done, refused, type Result } from './result.ts';

/** What verification reads of an X.509 certificate (RFC 5280 §4.1). */
export interface Certificate {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly spki: Uint8Array;
  readonly extendedKeyUsage: readonly string[];
  readonly subjectKeyId: Uint8Array | null;
  readonly authorityKeyId: Uint8Array | null;
  readonly signatureAlgorithm: Der;
  readonly signature: Uint8Array;
}

const versionTag = 0xa0;
const extensionsTag = 0xa3;
const extendedKeyUsageOid = '2.5.29.37';
const subjectKeyIdOid = '2.5.29.14';
const authorityKeyIdOid = '2.5.29.35';
const keyIdTag = 0x80;

export function readCertificate(der: Uint8Array): Result<Certificate> {
  const outer = readDer(der);
  if (!outer.ok || outer.value.length !== 1) return refused('certificate-malformed');
  const [tbs, signatureAlgorithm, signature] = children(outer.value[0]);
  const fields = children(tbs);
  if (!tbs || !signatureAlgorithm || !signature || fields.length < 6) return refused('certificate-malformed');
  return fieldsOf({ tbs, signatureAlgorithm, signature, fields, der });
}

interface Parts {
  readonly der: Uint8Array;
  readonly tbs: Der;
  readonly fields: readonly Der[];
  readonly signatureAlgorithm: Der;
  readonly signature: Der;
}

function fieldsOf({ der, tbs, fields, signatureAlgorithm, signature }: Parts): Result<Certificate> {
  const [, , issuer, validity, subject, spki] = fields[0]!.tag === versionTag ? fields.slice(1) : fields; // after serial number and algorithm
  if (!issuer || !subject || !spki || signature.tag !== derTag.bitString) return refused('certificate-malformed');
  const [notBefore, notAfter] = children(validity).map(derTime);
  if (!Number.isFinite(notBefore) || !Number.isFinite(notAfter)) return refused('certificate-malformed');
  const extensions = extensionsOf(fields);
  return done({
    der,
    tbs: tbs.whole,
    issuer: issuer.whole,
    subject: subject.whole,
    notBefore: notBefore!,
    notAfter: notAfter!,
    spki: spki.whole,
    extendedKeyUsage: children(inside(extensions.get(extendedKeyUsageOid))).map(oid),
    subjectKeyId: inside(extensions.get(subjectKeyIdOid))?.content ?? null,
    authorityKeyId: children(inside(extensions.get(authorityKeyIdOid))).find(({ tag }) => tag === keyIdTag)?.content ?? null,
    signatureAlgorithm,
    signature: signature.content.subarray(1),
  });
}

function extensionsOf(fields: readonly Der[]): Map<string, Der> {
  const list = children(children(fields.find((field) => field.tag === extensionsTag))[0]);
  return new Map(list.map((extension) => [oid(children(extension)[0]), children(extension).at(-1)!]));
}

/** What an extension's octet string wraps. */
const inside = (octets: Der | undefined): Der | undefined => children(octets)[0];
