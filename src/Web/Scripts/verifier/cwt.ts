import { readCbor, Tagged, type Cbor, type CborMap } from './cbor.ts';
import { done, refused, type Result } from './result.ts';

/** The claims of a CBOR Web Token (RFC 8392) that HCERT uses; times in seconds since 1970. */
export interface Cwt {
  readonly issuer: string | null;
  readonly issuedAt: number | null;
  readonly expires: number | null;
  readonly notBefore: number | null;
  /** The hcert container (claim -260), or null. */
  readonly hcert: CborMap | null;
  /** All of it: the earliest DDCC writers put their data set here, without a container. */
  readonly all: CborMap;
}

const issuer = 1;
const expires = 4;
const notBefore = 5;
const issuedAt = 6;
const hcert = -260;

export function readCwt(payload: Uint8Array): Result<Cwt> {
  const read = readCbor(payload);
  if (!read.ok) return read;
  if (!(read.value instanceof Map)) return refused('cwt-structure');
  const all = read.value as CborMap;
  const times = [expires, notBefore, issuedAt].map((claim) => time(all.get(claim)));
  if (times.includes(undefined)) return refused('cwt-time');
  const container = all.get(hcert);
  if (container !== undefined && !isContainer(container)) return refused('cwt-structure');
  const iss = all.get(issuer);
  return done({
    issuer: typeof iss === 'string' ? iss : null,
    expires: times[0]!,
    notBefore: times[1]!,
    issuedAt: times[2]!,
    hcert: (container as CborMap | undefined) ?? null,
    all,
  });
}

/** A map of claims, each of them of a shape that some claim has: a text, a list or a map. */
const isContainer = (value: Cbor): boolean =>
  value instanceof Map && Array.from(value.values()).every((claim) => typeof claim === 'string' || Array.isArray(claim) || claim instanceof Map);

/** Integers by the specification; floats occur, and one ministry wrote "not a number" for no end. Null for absent, undefined for nonsense. */
function time(value: Cbor): number | null | undefined {
  const plain = value instanceof Tagged && value.tag === 1 ? value.value : value;
  if (plain === undefined) return null;
  return typeof plain !== 'number' ? undefined : Number.isFinite(plain) ? plain : null;
}
