import { fail, pass, unknown, type Checks } from '../checks/check.ts';
import { issuerTrusted } from '../checks/issuerTrusted.ts';
import { notExpired } from '../checks/notExpired.ts';
import { notRevoked } from '../checks/notRevoked.ts';
import { readHealthCard } from '../claims/shc.ts';
import { object, text as asText, type Json } from '../json.ts';
import { json, readJws, type Jws } from '../jws.ts';
import { fromNumeric } from '../numericMode.ts';
import type { Findings, Occasion } from '../report.ts';
import { findSigner, signatureCheck, type Signer } from '../signer.ts';
import { inflateDeflate } from '../zlib.ts';
import { schema } from './hcert.ts';

const format = 'shc';

/** SMART Health Card from its QR texts: numeric mode, JWS, raw deflate, FHIR Bundle. */
export async function verifyNumeric(texts: readonly string[], occasion: Occasion): Promise<Findings> {
  const jws = fromNumeric(texts);
  if (!jws.ok) return { format, checks: { prefix: pass(), numeric: fail(jws.reason) } };
  return verifyHealthCard(jws.value, occasion, { prefix: pass(), numeric: pass() });
}

/** From the JWS on, as a .smart-health-card file holds it. */
export async function verifyHealthCard(text: string, occasion: Occasion, checks: Checks = { prefix: pass() }): Promise<Findings> {
  const jws = readJws(text);
  if (!jws.ok) return { format, checks: { ...checks, jws: fail('not-jws', { detail: jws.reason }) } };
  checks.jws = pass();
  const inflated = inflateDeflate(jws.value.payload);
  if (!inflated.ok) return { format, checks: { ...checks, compression: fail(inflated.reason) } };
  checks.compression = pass();
  const payload = json(inflated.value);
  const times = payload === null ? null : timesOf(payload);
  if (payload === null || times === null) return { format, checks: { ...checks, claims: fail('not-claims') } };
  checks.claims = pass();
  return judge(jws.value, payload, times, checks, occasion);
}

async function judge(jws: Jws, payload: Json, times: Times, checks: Checks, { keyring, at }: Occasion): Promise<Findings> {
  const issuer = asText(payload['iss']) ?? '';
  const signer = await signerOf(jws, keyring.named(jws.kid));
  const read = readHealthCard(payload);
  const rid = asText(object(payload['vc'])['rid']) ?? asText(payload['rid']);
  return {
    format,
    checks: {
      ...checks,
      signature: signatureCheck(signer, 'ES256'),
      schema: schema(read),
      issuerTrusted: isAnothers(signer, issuer) ? fail('key-of-another-issuer') : issuerTrusted(signer, keyring.list, times.issuedAt, at),
      notExpired: notExpired({ ...times, endOptional: true }, at),
      notRevoked: rid === undefined && signer.key === null ? unknown('signer-not-known') : notRevoked(signer, (revoked) => namesOf(revoked, rid, times.issuedAt)),
    },
    payload,
    issuer,
    issuedAt: times.issuedAt,
    ...(times.expires === null ? {} : { expires: times.expires }),
    ...(signer.key === null ? {} : { signedBy: signer.key.source.participant }),
    ...(read.ok ? { statement: read.value } : {}),
  };
}

const signerOf = (jws: Jws, candidates: Parameters<typeof findSigner>[0]): Promise<Signer> =>
  findSigner(candidates.filter((key) => key.curve === 'P-256'), 'ES256', jws.signature, jws.signed);

/** The key must be this issuer's own: anyone may publish keys under another address. */
const isAnothers = ({ key }: Signer, issuer: string): boolean => key?.source.issuer !== undefined && key.source.issuer !== issuer;

interface Times {
  readonly issuedAt: number;
  readonly expires: number | null;
}

const lastSecond = 253402300799;

/** Seconds, often with a fraction; early cards wrote milliseconds by mistake, which is refused. */
function timesOf(payload: Json): Times | null {
  const issuedAt = payload['nbf'];
  const expires = payload['exp'] ?? null;
  if (typeof issuedAt !== 'number' || issuedAt > lastSecond) return null;
  return expires === null || typeof expires === 'number' ? { issuedAt, expires } : null;
}

/** `rid` revokes every card of that id; `rid.time` only those issued before that second. */
const namesOf = (revoked: readonly string[], rid: string | undefined, issuedAt: number): readonly string[] =>
  rid === undefined ? [] : revoked.filter((name) => name === rid || (name.startsWith(`${rid}.`) && issuedAt < Number(name.slice(rid.length + 1))));
