import { fromBase64 } from '../base64.ts';
import { toUtf8 } from '../bytes.ts';
import { isIssuedBy } from '../chain.ts';
import type { Check, Checks } from '../checks/check.ts';
import { fail, pass, unknown } from '../checks/check.ts';
import { notRevoked } from '../checks/notRevoked.ts';
import { readSeal } from '../claims/seal.ts';
import type { Algorithm } from '../cose.ts';
import { canonicalJson } from '../jcs.ts';
import { object, text } from '../json.ts';
import { certificateKey, type VerifyingKey } from '../keyImport.ts';
import type { Keyring } from '../keyring.ts';
import type { Findings } from '../report.ts';
import { isSignedBy } from '../signature.ts';
import { readCertificate, type Certificate } from '../x509.ts';
import type { Occasion } from './hcert.ts';

const format = 'vds-nc';
const algorithms: readonly string[] = ['ES256', 'ES384', 'ES512'];
const sealPurpose = '2.23.136.1.1.14.2';

/** ICAO VDS-NC: canonical JSON, signed by a certificate that travels with it and answers to a CSCA. */
export async function verifySeal(qr: Record<string, unknown>, { keyring, at }: Occasion): Promise<Findings> {
  const data = object(qr['data']);
  const sig = object(qr['sig']);
  const value = fromBase64(text(sig['sigvl']) ?? '');
  const algorithm = text(sig['alg']) ?? '';
  if (value === null || !algorithms.includes(algorithm)) return { format, checks: { prefix: pass(), cose: fail('seal-structure') } };
  const signer = signerOf(text(sig['cer']));
  const statement = readSeal(data);
  const checks: Checks = {
    prefix: pass(),
    cose: pass(),
    signature: await signature(signer, algorithm as Algorithm, value, canonicalJson(data)),
    ...(signer?.certificate ? { keyUsage: keyUsage(signer.certificate) } : {}),
    schema: statement.ok ? pass() : fail(statement.reason),
  };
  const authority = signer?.certificate ? await authorityOf(signer.certificate, keyring) : null;
  checks.issuerTrusted = trusted(signer?.certificate ?? null, authority, at);
  checks.notRevoked = notRevoked(authority, [text(object(data['msg'])['uvci']) ?? '']);
  return {
    format, checks, payload: data,
    ...(statement.ok ? { statement: statement.value } : {}),
    ...(authority === null ? {} : { signedBy: authority.source.participant }),
    issuer: text(object(data['hdr'])['is']) ?? '',
  };
}

function signerOf(cer: string | undefined): VerifyingKey | null {
  const der = cer === undefined ? null : fromBase64(cer);
  const certificate = der === null ? null : readCertificate(der);
  return certificate?.ok ? certificateKey(certificate.value, { participant: '', usage: 'DSC', domain: '' }) : null;
}

async function signature(signer: VerifyingKey | null, algorithm: Algorithm, value: Uint8Array, data: string): Promise<Check> {
  if (signer === null) return unknown('key-not-listed');
  return (await isSignedBy(signer, algorithm, value, toUtf8(data))) ? pass() : fail('signature-wrong');
}

/** A signer that names purposes must name this one; the report's own samples name none. */
const keyUsage = (certificate: Certificate): Check =>
  certificate.extendedKeyUsage.length === 0 || certificate.extendedKeyUsage.includes(sealPurpose) ? pass() : fail('key-for-another-purpose');

async function authorityOf(certificate: Certificate, keyring: Keyring): Promise<VerifyingKey | null> {
  for (const authority of keyring.withUsage('CSCA')) {
    if (await isIssuedBy(certificate, authority)) return authority;
  }
  return null;
}

/** Seals carry no time of signing: the signer's certificate must be good now, or nobody can tell. */
function trusted(certificate: Certificate | null, authority: VerifyingKey | null, at: Date): Check {
  if (certificate === null || authority === null) return fail('issuer-not-listed');
  const now = at.getTime() / 1000;
  if (now < certificate.notBefore) return fail('signed-before-key');
  return now > certificate.notAfter ? unknown('issue-date-missing') : pass();
}
