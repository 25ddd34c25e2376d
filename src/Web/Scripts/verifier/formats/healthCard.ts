import { fail, pass, type Checks } from '../checks/check.ts';
import { issuerTrusted } from '../checks/issuerTrusted.ts';
import { notExpired } from '../checks/notExpired.ts';
import { notRevoked } from '../checks/notRevoked.ts';
import { isSeconds, readHealthCard } from '../claims/shc.ts';
import { object, text as asText, type Json } from '../json.ts';
import { json, readJws, type Jws } from '../jws.ts';
import type { VerifyingKey } from '../keyImport.ts';
import { fromNumeric } from '../numericMode.ts';
import type { Findings, Occasion } from '../report.ts';
import { findSigner, lookedUp, signatureCheck, underAuthority, type Signer } from '../signer.ts';
import { inflateDeflate } from '../zlib.ts';
import { schema } from './hcert.ts';

const format = 'shc';

/** SMART Health Card from its QR texts: numeric mode, JWS, raw deflate, FHIR Bundle. */
export async function verifyNumeric(texts: readonly string[], occasion: Occasion): Promise<Findings> {
  const jws = fromNumeric(texts);
  if (!jws.ok) return { format, checks: { prefix: fail(jws.reason) } };
  return verifyHealthCard(jws.value, occasion);
}

/** From the JWS on, as a .smart-health-card file holds it. */
export async function verifyHealthCard(text: string, occasion: Occasion): Promise<Findings> {
  const checks: Checks = { prefix: pass() };
  const jws = readJws(text);
  if (!jws.ok) return { format, checks: { ...checks, cose: fail(jws.reason) } };
  const inflated = inflateDeflate(jws.value.payload);
  if (!inflated.ok) return { format, checks: { ...checks, compression: fail(inflated.reason) } };
  checks.compression = pass();
  const payload = json(inflated.value);
  if (payload === null) return { format, checks: { ...checks, cose: fail('not-claims') } };
  return judge(jws.value, payload, timesOf(payload), { ...checks, cose: pass() }, occasion);
}

async function judge(jws: Jws, payload: Json, times: Times, checks: Checks, { keyring, at }: Occasion): Promise<Findings> {
  const issuer = asText(payload['iss']) ?? '';
  const signer = await underAuthority(await signerOf(jws, issuer, keyring.named(jws.kid)), keyring);
  const read = readHealthCard(payload);
  const rid = asText(object(payload['vc'])['rid']) ?? asText(payload['rid']);
  return {
    format,
    checks: {
      ...checks,
      signature: signatureCheck(signer, 'ES256'),
      schema: schema(read),
      issuerTrusted: issuerTrusted(signer, times.issuedAt, at),
      notExpired: notExpired({ ...times, endOptional: true }, at),
      notRevoked: notRevoked(await lookedUp(signer, keyring, rid), (revoked) => namesOf(revoked, rid, times.issuedAt)),
    },
    payload,
    issuer,
    ...(times.issuedAt === null ? {} : { issuedAt: times.issuedAt }),
    ...(times.expires === null ? {} : { expires: times.expires }),
    ...(signer.key === null ? {} : { signedBy: signer.key.source.participant }),
    ...(read.ok ? { statement: read.value } : {}),
  };
}

/** The key must be on its curve and this issuer's own: anyone may publish keys under another address. */
const signerOf = (jws: Jws, issuer: string, candidates: readonly VerifyingKey[]): Promise<Signer> =>
  findSigner(candidates.filter(({ curve, source }) => curve === 'P-256' && (source.issuer ?? issuer) === issuer), 'ES256', jws.signature, jws.signed);

interface Times {
  readonly issuedAt: number | null;
  readonly expires: number | null;
}

/** Seconds, often with a fraction; early cards wrote milliseconds by mistake, which the schema refuses. */
const timesOf = (payload: Json): Times => ({ issuedAt: seconds(payload['nbf']), expires: seconds(payload['exp']) });

const seconds = (value: unknown): number | null => (isSeconds(value) ? value : null);

/** `rid` revokes every card of that id; `rid.time` only those issued before that second. */
const namesOf = (revoked: readonly string[], rid: string | undefined, issuedAt: number | null): readonly string[] =>
  rid === undefined ? [] : revoked.filter((name) => name === rid || (name.startsWith(`${rid}.`) && (issuedAt ?? 0) < Number(name.slice(rid.length + 1))));
