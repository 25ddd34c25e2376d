import { concat, type Bytes } from './bytes.ts';
import { readCbor, Tagged, type Cbor, type CborMap } from './cbor.ts';
import { done, refused, type Result } from './result.ts';

export type Algorithm = 'ES256' | 'ES384' | 'ES512' | 'PS256';

/** A COSE_Sign1 message (RFC 9052 §4.2) as it was received; nothing in it is encoded again. */
export interface Sign1 {
  /** Null where it names one that is not read here. */
  readonly algorithm: Algorithm | null;
  readonly kid: Uint8Array | null;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  /** What was signed: the Sig_structure over the received bytes (RFC 9052 §4.4). */
  readonly signed: Bytes;
}

const cwtTag = 61;
const sign1Tag = 18;
const headerAlgorithm = 1;
const headerCritical = 2;
const headerKid = 4;
const algorithms = new Map<Cbor, Algorithm>([[-7, 'ES256'], [-35, 'ES384'], [-36, 'ES512'], [-37, 'PS256']]);

/** Tag 18, 61 around 18, or none: all three are in circulation. */
export function readSign1(bytes: Uint8Array): Result<Sign1> {
  const read = readCbor(bytes);
  if (!read.ok) return read;
  const parts = untag(read.value);
  if (!Array.isArray(parts) || parts.length !== 4) return refused('cose-structure');
  const [protectedBytes, unprotectedHeader, payload, signature] = parts as Cbor[];
  if (!(protectedBytes instanceof Uint8Array) || !(unprotectedHeader instanceof Map)) return refused('cose-structure');
  if (!(payload instanceof Uint8Array) || !(signature instanceof Uint8Array)) return refused('cose-structure');
  const protectedHeader = readProtected(protectedBytes);
  if (protectedHeader === null) return refused('cose-structure');
  if (protectedHeader.has(headerCritical)) return refused('cose-critical-header');
  return headers(protectedHeader, unprotectedHeader, { payload, signature, signed: toBeSigned(protectedBytes, payload) });
}

function untag(value: Cbor): Cbor {
  const inner = value instanceof Tagged && value.tag === cwtTag ? value.value : value;
  return inner instanceof Tagged && inner.tag === sign1Tag ? inner.value : inner;
}

function readProtected(bytes: Uint8Array): CborMap | null {
  if (bytes.length === 0) return new Map();
  const read = readCbor(bytes);
  return read.ok && read.value instanceof Map ? (read.value as CborMap) : null;
}

/** The algorithm must be signed along; the protected key id wins over the unprotected one. */
function headers(safe: CborMap, open: CborMap, rest: Pick<Sign1, 'payload' | 'signature' | 'signed'>): Result<Sign1> {
  const algorithm = algorithms.get(safe.get(headerAlgorithm)) ?? null;
  const kid = safe.has(headerKid) ? safe.get(headerKid) : open.get(headerKid);
  if (kid !== undefined && !(kid instanceof Uint8Array)) return refused('cose-structure');
  return done({ algorithm, kid: kid ?? null, ...rest });
}

function toBeSigned(protectedBytes: Uint8Array, payload: Uint8Array): Bytes {
  const signature1 = [0x84, 0x6a, ...Array.from('Signature1', (c) => c.charCodeAt(0))];
  return concat(Uint8Array.from(signature1), bstr(protectedBytes), Uint8Array.of(0x40), bstr(payload));
}

/** A byte string of at most 64 KiB: more does not come out of the inflater. */
function bstr(bytes: Uint8Array): Bytes {
  const n = bytes.length;
  const head = n < 24 ? [0x40 + n] : n < 256 ? [0x58, n] : n < 65536 ? [0x59, n >> 8, n & 255] : [0x5a, 0, n >> 16, (n >> 8) & 255, n & 255];
  return concat(Uint8Array.from(head), bytes);
}
