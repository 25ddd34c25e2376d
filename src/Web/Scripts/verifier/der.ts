import { done, refused, type Result } from './result.ts';

/** One DER element (X.690): its tag, its content, and the whole of it as it stands. */
export interface Der {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

export const derTag = { boolean: 1, integer: 2, bitString: 3, octetString: 4, oid: 6, utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30, set: 0x31 } as const;

/** The elements that stand one after another in the bytes, to their very end. */
export function readDer(bytes: Uint8Array): Result<Der[]> {
  const elements: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const element = one(bytes, at);
    if (element === null) return refused('der-malformed');
    elements.push(element);
    at += element.whole.length;
  }
  return done(elements);
}

/** The children of a constructed element; none where it is malformed. */
export function children(element: Der | undefined): readonly Der[] {
  if (element === undefined) return [];
  const read = readDer(element.content);
  return read.ok ? read.value : [];
}

function one(bytes: Uint8Array, start: number): Der | null {
  const tag = bytes[start]!;
  const first = bytes[start + 1];
  if (first === undefined || (tag & 31) === 31) return null;
  const extra = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || extra > 3) return null;
  let length = extra === 0 ? first : 0;
  for (let i = 0; i < extra; i++) length = length * 256 + (bytes[start + 2 + i] ?? 0);
  const from = start + 2 + extra;
  if (from + length > bytes.length) return null;
  return { tag, content: bytes.subarray(from, from + length), whole: bytes.subarray(start, from + length) };
}

/** An object identifier in dots; the empty text where it is none. */
export function oid(element: Der | undefined): string {
  if (element?.tag !== derTag.oid || element.content.length === 0) return '';
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of element.content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (arcs.length > 0) arcs.push(arc);
    else arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    arc = 0;
  }
  return arcs.join('.');
}

/** Seconds since 1970 of a UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5), or NaN. */
export function derTime(element: Der | undefined): number {
  const text = String.fromCharCode(...(element?.content ?? []));
  const full = element?.tag === derTag.utcTime ? (text < '50' ? '20' : '19') + text : text;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  if (parts === null) return NaN;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}
