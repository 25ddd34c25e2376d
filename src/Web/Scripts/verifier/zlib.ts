import type { Bytes } from './bytes.ts';
import { inflateRaw } from './inflate.ts';
import { done, refused, type Result } from './result.ts';

/** zlib (RFC 1950), as HCERT has it: header, deflate, Adler-32, and nothing after. */
export function inflateZlib(input: Uint8Array): Result<Bytes> {
  if (input.length < 2) return refused('not-compressed');
  const method = input[0]!;
  const flags = input[1]!;
  // A preset dictionary (bit 5) is nothing a credential could use.
  if ((method & 0x0f) !== 8 || method >> 4 > 7 || ((method << 8) | flags) % 31 !== 0 || (flags & 0x20) !== 0) {
    return refused('not-compressed');
  }
  const inflated = inflateRaw(input.subarray(2));
  if (!inflated.ok) return inflated;
  const { bytes, used } = inflated.value;
  const tail = input.subarray(2 + used);
  if (tail.length < 4) return refused('compression-broken');
  if (tail.length > 4) return refused('bytes-after-the-end');
  const stated = new DataView(tail.buffer, tail.byteOffset).getUint32(0);
  return stated === adler32(bytes) ? done(bytes) : refused('compression-broken');
}

/** FHIR in JSON is wordier than CBOR. */
const cardCap = 256 * 1024;

/**
 * Raw deflate (RFC 1951), as SMART Health Cards have it. What was packed is what was signed, so bytes after the end hide
 * nothing; one issuer leaves the trailer of a gzip file there.
 */
export function inflateDeflate(input: Uint8Array): Result<Bytes> {
  const inflated = inflateRaw(input, cardCap);
  return inflated.ok ? done(inflated.value.bytes) : inflated;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}
