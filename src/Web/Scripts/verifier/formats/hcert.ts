import { base64 } from '../base64.ts';
import { fromBase45 } from '../base45.ts';
import { toJson } from '../cbor.ts';
import type { Check, Checks } from '../checks/check.ts';
import { fail, pass, unknown } from '../checks/check.ts';
import { issuerTrusted } from '../checks/issuerTrusted.ts';
import { keyUsage } from '../checks/keyUsage.ts';
import { medical } from '../checks/medical.ts';
import { notExpired } from '../checks/notExpired.ts';
import { notRevoked } from '../checks/notRevoked.ts';
import { approvedProduct, product } from '../checks/product.ts';
import { readHcert } from '../claims/hcert.ts';
import { readSign1, type Sign1 } from '../cose.ts';
import { readCwt, type Cwt } from '../cwt.ts';
import { diseaseName } from '../disease.ts';
import type { VerifyingKey } from '../keyImport.ts';
import type { Keyring } from '../keyring.ts';
import type { Findings } from '../report.ts';
import { revocationNames } from '../revocation.ts';
import { isSignedBy } from '../signature.ts';
import type { Statement } from '../statement.ts';
import { inflateZlib } from '../zlib.ts';

export interface Occasion {
  readonly keyring: Keyring;
  readonly at: Date;
  /** The date where the check is made. */
  readonly today: string;
}

/** The HCERT chain: Base45, zlib, COSE, CWT, claims. Each step that fails ends it, with what was known until then. */
export async function verifyHcert(text: string, occasion: Occasion): Promise<Findings> {
  const checks: Checks = { prefix: pass() };
  const base45 = fromBase45(text.slice('HC1:'.length));
  if (!base45.ok) return { format: 'hcert', checks: { ...checks, base45: fail(base45.reason) } };
  checks.base45 = pass();
  const inflated = inflateZlib(base45.value);
  if (!inflated.ok) return { format: 'hcert', checks: { ...checks, compression: fail(inflated.reason) } };
  checks.compression = pass();
  return verifyCose(inflated.value, checks, occasion);
}

/** From the COSE message on; the EU's vectors begin here at times. */
export async function verifyCose(message: Uint8Array, checks: Checks, occasion: Occasion): Promise<Findings> {
  const cose = readSign1(message);
  if (!cose.ok) return { format: 'hcert', checks: { ...checks, cose: fail(cose.reason) } };
  const cwt = readCwt(cose.value.payload);
  if (!cwt.ok) return { format: 'hcert', checks: { ...checks, cose: fail(cwt.reason) } };
  checks.cose = pass();
  const signed = await signature(cose.value, occasion.keyring);
  checks.signature = signed.check;
  const statement = readHcert(cwt.value);
  const about = { ...envelope(cwt.value), payload: toJson(cwt.value.all), ...(signed.key === null ? {} : { signedBy: signed.key.source.participant }) };
  if (!statement.ok) {
    const later = { schema: fail(statement.reason), ...token(cwt.value, signed.key, occasion) };
    return { format: 'hcert', checks: { ...checks, ...later }, ...about };
  }
  return judged(statement.value, cose.value, cwt.value, { checks, about, key: signed.key }, occasion);
}

interface SoFar {
  readonly checks: Checks;
  readonly about: Partial<Findings>;
  readonly key: VerifyingKey | null;
}

async function judged(statement: Statement, cose: Sign1, cwt: Cwt, { checks, about, key }: SoFar, occasion: Occasion): Promise<Findings> {
  const { at, today } = occasion;
  const { list } = occasion.keyring;
  const all: Checks = {
    ...checks,
    ...(key === null ? {} : { keyUsage: keyUsage(statement, key.certificate) }),
    schema: pass(),
    ...token(cwt, key, occasion),
    notRevoked: notRevoked(key, await revocationNames(cose, statement)),
  };
  const findings = { format: statement.format, statement, ...about };
  if (statement.format === 'icvp') all.product = product(statement, list, at);
  const [event] = statement.events;
  const disease = diseaseName(approvedProduct(statement, list)?.disease ?? event?.disease);
  if (statement.format !== 'icvp' && event?.validFrom === undefined && event?.validUntil === undefined) return { checks: all, ...findings };
  const found = medical(event, disease, today);
  return { checks: { ...all, medical: found.check }, ...findings, medical: found };
}

const token = (cwt: Cwt, key: VerifyingKey | null, { at }: Occasion): Checks => ({
  issuerTrusted: issuerTrusted(key, cwt.issuedAt, at),
  notExpired: notExpired({ issuedAt: cwt.issuedAt ?? cwt.notBefore, expires: cwt.expires, endOptional: false }, at),
});

const envelope = (cwt: Cwt): Partial<Findings> => ({
  ...(cwt.issuer === null ? {} : { issuer: cwt.issuer }),
  ...(cwt.issuedAt === null ? {} : { issuedAt: cwt.issuedAt }),
  ...(cwt.expires === null ? {} : { expires: cwt.expires }),
});

/** All keys of the name are tried: two signers may share the eight bytes. */
async function signature(cose: Sign1, keyring: Keyring): Promise<{ check: Check; key: VerifyingKey | null }> {
  const candidates = keyring.named(cose.kid === null ? '' : base64(cose.kid));
  for (const key of candidates) {
    if (await isSignedBy(key, cose.algorithm, cose.signature, cose.signed)) return { check: pass(), key };
  }
  return { check: candidates.length === 0 ? unknown('key-not-listed') : fail('signature-wrong'), key: null };
}
