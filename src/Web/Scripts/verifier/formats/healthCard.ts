import type { Check, Checks } from '../checks/check.ts';
import { fail, pass, unknown } from '../checks/check.ts';
import { issuerTrusted } from '../checks/issuerTrusted.ts';
import { notExpired } from '../checks/notExpired.ts';
import { notRevoked } from '../checks/notRevoked.ts';
import { readHealthCard } from '../claims/shc.ts';
import { json, readJws, type Jws } from '../jws.ts';
import type { VerifyingKey } from '../keyImport.ts';
import type { Keyring } from '../keyring.ts';
import { fromNumeric } from '../numericMode.ts';
import type { Findings } from '../report.ts';
import { isSignedBy } from '../signature.ts';
import type { TrustedKey } from '../trust.ts';
import { inflateDeflate } from '../zlib.ts';
import type { Occasion } from './hcert.ts';

const format = 'shc';

/** SMART Health Card from its QR texts: numeric mode, JWS, raw deflate, FHIR Bundle. */
export async function verifyNumeric(texts: readonly string[], occasion: Occasion): Promise<Findings> {
  const jws = fromNumeric(texts);
  if (!jws.ok) return { format, checks: { prefix: fail(jws.reason) } };
  return verifyHealthCard(jws.value, occasion);
}

/** From the JWS on, as a .smart-health-card file holds it. */
export async function verifyHealthCard(text: string, { keyring, at }: Occasion): Promise<Findings> {
  const checks: Checks = { prefix: pass() };
  const jws = readJws(text);
  if (!jws.ok) return { format, checks: { ...checks, cose: fail(jws.reason) } };
  const inflated = inflateDeflate(jws.value.payload);
  if (!inflated.ok) return { format, checks: { ...checks, compression: fail(inflated.reason) } };
  const payload = json(inflated.value);
  if (payload === null) return { format, checks: { ...checks, compression: pass(), cose: fail('jws-payload') } };
  const times = timesOf(payload);
  const signed = await signature(jws.value, String(payload['iss'] ?? ''), keyring);
  const statement = readHealthCard(payload);
  const found: Checks = {
    ...checks,
    compression: pass(),
    cose: pass(),
    signature: signed.check,
    schema: times === null ? fail('schema-nbf') : statement.ok ? pass() : fail(statement.reason),
    issuerTrusted: issuerTrusted(signed.key, times?.issuedAt ?? null, at),
    notExpired: times === null ? unknown('issue-date-missing') : notExpired({ ...times, endOptional: true }, at),
    notRevoked: revocation(signed.key, payload, times?.issuedAt ?? 0),
  };
  return { format, checks: found, payload, ...details(payload, times, signed.key), ...(statement.ok ? { statement: statement.value } : {}) };
}

const details = (payload: Record<string, unknown>, times: Times | null, key: VerifyingKey | null): Partial<Findings> => ({
  issuer: String(payload['iss'] ?? ''),
  ...(times === null ? {} : { issuedAt: times.issuedAt }),
  ...(times?.expires == null ? {} : { expires: times.expires }),
  ...(key === null ? {} : { signedBy: key.source.participant }),
});

interface Times {
  readonly issuedAt: number;
  readonly expires: number | null;
}

/** Seconds, often with a fraction; early cards wrote milliseconds by mistake, which is refused. */
function timesOf(payload: Record<string, unknown>): Times | null {
  const issuedAt = payload['nbf'];
  const expires = payload['exp'] ?? null;
  if (typeof issuedAt !== 'number' || issuedAt > 100_000_000_000) return null;
  return expires === null || typeof expires === 'number' ? { issuedAt, expires } : null;
}

/** The key must be this issuer's own: anyone may publish keys under another address. */
async function signature(jws: Jws, issuer: string, keyring: Keyring): Promise<{ check: Check; key: VerifyingKey | null }> {
  const candidates = keyring.named(jws.kid).filter((key) => key.curve === 'P-256' && (key.source.issuer === undefined || key.source.issuer === issuer));
  for (const key of candidates) {
    if (await isSignedBy(key, 'ES256', jws.signature, jws.signed)) return { check: pass(), key };
  }
  return { check: candidates.length === 0 ? unknown('key-not-listed') : fail('signature-wrong'), key: null };
}

function revocation(key: VerifyingKey | null, payload: Record<string, unknown>, issuedAt: number): Check {
  const rid = (payload['vc'] as Record<string, unknown> | undefined)?.['rid'] ?? payload['rid'];
  if (key === null || typeof rid !== 'string') return notRevoked(key, []);
  return notRevoked(key, namesOf(key.source, rid, issuedAt));
}

/** `rid` revokes every card of that id; `rid.time` only those issued before that second. */
const namesOf = (key: TrustedKey, rid: string, issuedAt: number): readonly string[] =>
  (key.revoked ?? []).filter((name) => name === rid || (name.startsWith(`${rid}.`) && issuedAt < Number(name.slice(rid.length + 1))));
