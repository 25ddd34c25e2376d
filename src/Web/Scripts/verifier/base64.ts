import type { Bytes } from './bytes.ts';

/** Standard base64 with padding: how trust lists write key ids and certificates (RFC 4648 §4). */
export function base64(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += piece) letters += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(letters);
}

/** As many arguments as every engine takes in one call. */
const piece = 0x8000;

/** base64url without padding (RFC 4648 §5). */
export const base64url = (bytes: Uint8Array): string =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Either alphabet, with or without padding; null where a character is foreign or the length impossible. */
export function fromBase64(text: string): Bytes | null {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(plain) || plain.length % 4 === 1) return null;
  return Uint8Array.from(atob(plain), (c) => c.charCodeAt(0));
}

/** base64url as JOSE demands it: no padding, no other alphabet, and no bits beyond the last byte (RFC 7515 §2). */
export function fromBase64url(text: string): Bytes | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  const bytes = fromBase64(text);
  return bytes !== null && base64url(bytes) === text ? bytes : null;
}
