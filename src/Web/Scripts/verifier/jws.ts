import { fromBase64url } from './base64.ts';
import { own, toUtf8, utf8, type Bytes } from './bytes.ts';
import { done, refused, type Result } from './result.ts';

/** A compact JWS (RFC 7515 §3.1) signed with ES256. */
export interface Jws {
  readonly header: Readonly<Record<string, unknown>>;
  readonly kid: string;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  readonly signed: Bytes;
}

/** Packed as SMART Health Cards demand it, or not packed at all, as lists are. */
export function readJws(text: string, zip: 'DEF' | 'none' = 'DEF'): Result<Jws> {
  const parts = text.split('.');
  const [head, payload, signature] = parts.map(fromBase64url);
  const header = head ? json(head) : null;
  if (parts.length !== 3 || !payload || !signature || header === null) return refused('not-a-token');
  if (header['alg'] !== 'ES256' || 'crit' in header) return refused('unknown-algorithm');
  if ((header['zip'] ?? 'none') !== zip) return refused('not-compressed');
  if (signature.length !== 64) return refused('signature-form');
  if (typeof header['kid'] !== 'string' || header['kid'] === '') return refused('key-id-missing');
  return done({ header, kid: header['kid'], payload, signature, signed: own(toUtf8(text.slice(0, text.lastIndexOf('.')))) });
}

/** A JSON object, or null. */
export function json(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(utf8(bytes) ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
