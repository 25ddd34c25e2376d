import { readCbor, Tagged, type Cbor, type CborMap } from './cbor.ts';
import { done, refused, type Result } from './result.ts';

/** The claims of a CBOR Web Token (RFC 8392) that HCERT uses; times in seconds since 1970. */
export interface Cwt {
  readonly issuer: string | null;
  readonly issuedAt: number | null;
  readonly expires: number | null;
  /** The hcert container (claim -260), or null. */
  readonly hcert: CborMap | null;
  /** All of it: the earliest DDCC writers put their data set here, without a container. */
  readonly all: CborMap;
}

const issuer = 1;
const expires = 4;
const issuedAt = 6;
const hcert = -260;
const certificates = [1, 3, 4, -6, -609];
const lastSecond = 253402300799;

export function readCwt(payload: Uint8Array): Result<Cwt> {
  const read = readCbor(payload);
  if (!read.ok) return read;
  if (!(read.value instanceof Map)) return refused('cwt-structure');
  const all = read.value as CborMap;
  const [from, to] = [time(all.get(issuedAt)), time(all.get(expires))];
  if (from === undefined || to === undefined) return refused('cwt-time');
  const container = all.get(hcert);
  if (container !== undefined && !isContainer(container)) return refused('cwt-structure');
  const iss = all.get(issuer);
  return done({ issuer: typeof iss === 'string' ? iss : null, issuedAt: from, expires: to, hcert: (container as CborMap | undefined) ?? null, all });
}

/** A map, and each certificate in it one too; a link alone may be a text. */
const isContainer = (value: Cbor): boolean =>
  value instanceof Map && certificates.every((claim) => !value.has(claim) || value.get(claim) instanceof Map);

/** Integers by the specification; floats occur, and one ministry wrote "not a number" for no end. Null for absent, undefined for nonsense. */
function time(value: Cbor): number | null | undefined {
  const plain = value instanceof Tagged && value.tag === 1 ? value.value : value;
  if (plain === undefined || Number.isNaN(plain)) return null;
  return typeof plain === 'number' && plain >= 0 && plain <= lastSecond ? plain : undefined;
}
