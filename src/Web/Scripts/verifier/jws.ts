import { fromBase64url } from './base64.ts';
import { own, toUtf8, utf8, type Bytes } from './bytes.ts';
import { done, refused, type Result } from './result.ts';

/** A compact JWS (RFC 7515 §3.1) as SMART Health Cards use it: deflated payload, ES256, a key id. */
export interface Jws {
  readonly kid: string;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  readonly signed: Bytes;
}

export function readJws(text: string): Result<Jws> {
  const parts = text.split('.');
  const [header, payload, signature] = parts.map(fromBase64url);
  const read = header ? json(header) : null;
  if (parts.length !== 3 || !payload || !signature || read === null) return refused('not-a-token');
  if (read['alg'] !== 'ES256') return refused('unknown-algorithm');
  if (read['zip'] !== 'DEF') return refused('not-compressed');
  if (signature.length !== 64) return refused('signature-form');
  if (typeof read['kid'] !== 'string' || read['kid'] === '') return refused('key-id-missing');
  return done({ kid: read['kid'], payload, signature, signed: own(toUtf8(text.slice(0, text.lastIndexOf('.')))) });
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
