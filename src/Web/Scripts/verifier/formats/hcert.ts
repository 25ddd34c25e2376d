import { fromBase45 } from '../base45.ts';
import { base64 } from '../base64.ts';
import { toJson } from '../cbor.ts';
import { fail, pass, type Check, type CheckName, type Checks } from '../checks/check.ts';
import { issuerTrusted } from '../checks/issuerTrusted.ts';
import { keyUsage } from '../checks/keyUsage.ts';
import { medical, protectionFrom } from '../checks/medical.ts';
import { notExpired } from '../checks/notExpired.ts';
import { notRevoked } from '../checks/notRevoked.ts';
import { approvedProduct, product } from '../checks/product.ts';
import { readHcert } from '../claims/hcert.ts';
import { readSign1, type Sign1 } from '../cose.ts';
import { readCwt, type Cwt } from '../cwt.ts';
import { dateOf } from '../days.ts';
import { diseaseOf } from '../disease.ts';
import type { Findings, Occasion } from '../report.ts';
import { unknownForm, type Result } from '../result.ts';
import { revocationNames } from '../revocation.ts';
import { findSigner, lookedUp, signatureCheck, underAuthority, type Signer } from '../signer.ts';
import type { Statement } from '../statement.ts';
import type { TrustList } from '../trust.ts';
import { inflateZlib } from '../zlib.ts';

const format = 'hcert';

/** The HCERT chain: Base45, zlib, COSE, CWT, claims. A step that fails ends it, with what was known until then. */
export async function verifyHcert(text: string, occasion: Occasion): Promise<Findings> {
  const checks: Checks = { prefix: pass() };
  const base45 = fromBase45(text.slice('HC1:'.length));
  if (!base45.ok) return { format, checks: { ...checks, base45: fail(base45.reason) } };
  checks.base45 = pass();
  const inflated = inflateZlib(base45.value);
  if (!inflated.ok) return { format, checks: { ...checks, compression: fail(inflated.reason) } };
  checks.compression = pass();
  return verifyCose(inflated.value, checks, occasion);
}

/** From the COSE message on; some published vectors begin here. */
export async function verifyCose(message: Uint8Array, checks: Checks, occasion: Occasion): Promise<Findings> {
  const cose = readSign1(message);
  if (!cose.ok) return { format, checks: { ...checks, cose: fail('not-cose', { detail: cose.reason }) } };
  const cwt = readCwt(cose.value.payload);
  if (!cwt.ok) return { format, checks: { ...checks, cose: fail('not-claims', { detail: cwt.reason }) } };
  return judge(cose.value, cwt.value, { ...checks, cose: pass() }, occasion);
}

async function judge(cose: Sign1, cwt: Cwt, checks: Checks, occasion: Occasion): Promise<Findings> {
  const { keyring, at, today } = occasion;
  const signer = await underAuthority(await findSigner(keyring.named(cose.kid === null ? '' : base64(cose.kid)), cose.algorithm, cose.signature, cose.signed), keyring);
  const issuedOn = cwt.issuedAt === null ? today : dateOf(cwt.issuedAt);
  const read = readHcert(cwt, issuedOn > today ? issuedOn : today);
  const statement = read.ok ? read.value : null;
  const names = await revocationNames(cose, statement);
  return {
    format: statement?.format ?? format,
    checks: {
      ...checks,
      signature: signatureCheck(signer, cose.algorithm),
      ...made('keyUsage', keyUsage(statement, signer)),
      schema: schema(read),
      issuerTrusted: issuerTrusted(signer, cwt.issuedAt, at),
      notExpired: notExpired({ ...cwt, endOptional: false }, at),
      notRevoked: notRevoked(await lookedUp(signer, keyring, names[0]), (revoked) => names.filter((name) => revoked.includes(name)), keyring.list.revokedAnywhere),
      ...ofContent(statement, occasion),
    },
    payload: toJson(cwt.all),
    ...about(cwt, signer, statement),
    ...vaccineOf(statement, keyring.list),
  };
}

function vaccineOf(statement: Statement | null, list: TrustList): Partial<Findings> {
  const [event] = statement?.events ?? [];
  const disease = event && diseaseOf(event, list);
  const name = approvedProduct(event?.product, list)?.name;
  const from = statement?.format === 'icvp' && event ? protectionFrom(event, list) : null;
  return { ...(disease === undefined ? {} : { disease }), ...(name === undefined ? {} : { product: name }), ...(from === null ? {} : { protectedFrom: from }) };
}

export const schema = (read: Result<Statement>): Check =>
  !read.ok || read.value.fault === unknownForm ? fail(unknownForm) : read.value.fault === undefined ? pass() : fail('schema-broken', { detail: read.value.fault });

const ofContent = (statement: Statement | null, { keyring, at, today }: Occasion): Checks => ({
  ...made('product', statement && product(statement, keyring.list, at)),
  ...made('medical', statement && medical(statement, keyring.list, today)),
});

/** A check that was made; what does not apply is not shown. */
export const made = (name: CheckName, check: Check | null): Checks => (check === null ? {} : { [name]: check });

const about = (cwt: Cwt, { key }: Signer, statement: Statement | null): Partial<Findings> => ({
  ...(statement === null ? {} : { statement }),
  ...(cwt.issuer === null ? {} : { issuer: cwt.issuer }),
  ...(cwt.issuedAt === null ? {} : { issuedAt: cwt.issuedAt }),
  ...(cwt.expires === null ? {} : { expires: cwt.expires }),
  ...(key === null ? {} : { signedBy: key.source.participant }),
});
