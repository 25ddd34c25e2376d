import { fromBase64 } from '../base64.ts';
import { toUtf8 } from '../bytes.ts';
import { isIssuedBy } from '../chain.ts';
import { fail, pass, type Check, type Checks } from '../checks/check.ts';
import { issuerTrusted } from '../checks/issuerTrusted.ts';
import { notExpired } from '../checks/notExpired.ts';
import { notRevoked } from '../checks/notRevoked.ts';
import { readSeal } from '../claims/seal.ts';
import type { Algorithm } from '../cose.ts';
import { canonicalJson } from '../jcs.ts';
import { object, text, type Json } from '../json.ts';
import { certificateKey, type VerifyingKey } from '../keyImport.ts';
import type { Keyring } from '../keyring.ts';
import type { Findings, Occasion } from '../report.ts';
import { findSigner, lookedUp, signatureCheck } from '../signer.ts';
import { readCertificate } from '../x509.ts';
import { made, schema } from './hcert.ts';

const format = 'vds-nc';
const algorithms: readonly string[] = ['ES256', 'ES384', 'ES512'];
const sealPurpose = '2.23.136.1.1.14.2';
/** Of the authorities of states, as their list is published (CscaList.cs). */
const statesDomain = 'ICAO';

/** ICAO VDS-NC: canonical JSON, signed by a certificate that travels with it and answers to a CSCA. */
export async function verifySeal(qr: Json, { keyring, at }: Occasion): Promise<Findings> {
  const data = object(qr['data']);
  const sig = object(qr['sig']);
  const value = fromBase64(text(sig['sigvl']) ?? '');
  const algorithm = text(sig['alg']) ?? '';
  if (value === null || !algorithms.includes(algorithm)) return { format, checks: { prefix: pass(), cose: fail('seal-structure') } };
  const embedded = signerOf(text(sig['cer']));
  const signer = await findSigner(embedded === null ? [] : [embedded], algorithm as Algorithm, value, toUtf8(canonicalJson(data)));
  const authority = embedded === null ? null : await authorityOf(embedded, keyring);
  const read = readSeal(data);
  const listed = signer.key?.certificate ? keyring.sealSigner(signer.key.certificate.der) : null;
  // A seal's signer stands on no list of states, its authority does: who approved that list said whether there are revocations to look for.
  const answering = listed ?? (authority?.source.domain === statesDomain && authority.source.publishesRevocations === false ? authority : null);
  const checks: Checks = {
    prefix: pass(),
    cose: pass(),
    signature: signatureCheck(signer, algorithm as Algorithm),
    ...made('keyUsage', keyUsage(embedded)),
    schema: schema(read),
    issuerTrusted: authority === null ? fail('issuer-not-listed') : issuerTrusted({ key: named(embedded!, authority), candidates: 1 }, null, at),
    notExpired: notExpired({ issuedAt: null, expires: null, endOptional: true }, at),
    notRevoked: notRevoked(await lookedUp({ key: answering, candidates: 1 }, keyring, read.ok ? read.value.certificateId : undefined), (revoked) => revoked.filter((id) => id === (read.ok ? read.value.certificateId : undefined))),
  };
  return {
    format, checks, payload: data, issuer: text(object(data['hdr'])['is']) ?? '',
    ...(read.ok ? { statement: read.value } : {}),
    ...(authority === null ? {} : { signedBy: authority.source.participant }),
  };
}

function signerOf(cer: string | undefined): VerifyingKey | null {
  const der = cer === undefined ? null : fromBase64(cer);
  const certificate = der === null ? null : readCertificate(der);
  return certificate?.ok ? certificateKey(certificate.value, { participant: '', usage: 'DSC', domain: '' }) : null;
}

/** The travelling certificate speaks with the authority's name. */
const named = (key: VerifyingKey, authority: VerifyingKey): VerifyingKey => ({ ...key, source: { ...authority.source } });

/** A signer that names purposes must name this one; the report's own samples name none. */
function keyUsage(signer: VerifyingKey | null): Check | null {
  if (signer?.certificate == null) return null;
  const { extendedKeyUsage } = signer.certificate;
  return extendedKeyUsage.length === 0 || extendedKeyUsage.includes(sealPurpose) ? pass() : fail('key-for-another-purpose');
}

async function authorityOf(signer: VerifyingKey, keyring: Keyring): Promise<VerifyingKey | null> {
  for (const authority of keyring.withUsage('CSCA')) {
    if (await isIssuedBy(signer.certificate!, authority)) return authority;
  }
  return null;
}
