import { base64 } from './base64.ts';
import { sha256, toUtf8 } from './bytes.ts';
import type { Keyring } from './keyring.ts';
import { isSignedBy } from './signature.ts';

const magic = 'HAR1';
const headLength = 24;
const signatureLength = 64;

/**
 * A published list of revocations: sorted 40-bit marks, each as its distance from the one before, signed. A hit is a reason to ask the
 * issuer, never a proof: one good credential in a million has the mark of a revoked one.
 */
export class RevocationFilter {
  readonly asOf: number;
  private readonly marks: Float64Array;

  private constructor(marks: Float64Array, asOf: number) {
    this.marks = marks;
    this.asOf = asOf;
  }

  get size(): number {
    return this.marks.length;
  }

  /** Null where the list is damaged or not signed by a key of the ring. */
  static async read(bytes: Uint8Array, keyring: Keyring): Promise<RevocationFilter | null> {
    if (bytes.length < headLength + signatureLength || String.fromCharCode(...bytes.subarray(0, 4)) !== magic) return null;
    const signed = bytes.subarray(0, -signatureLength);
    const signers = keyring.named(base64(bytes.subarray(4, 12)));
    const genuine = await Promise.all(signers.map((key) => isSignedBy(key, 'ES256', bytes.subarray(-signatureLength), signed)));
    if (!genuine.includes(true)) return null;
    const head = new DataView(bytes.buffer, bytes.byteOffset);
    const marks = distances(signed.subarray(headLength), head.getUint32(20));
    return marks === null ? null : new RevocationFilter(marks, Number(head.getBigUint64(12)));
  }

  /** This list and what was revoked since: the lists of single days. */
  with(later: readonly RevocationFilter[]): RevocationFilter {
    const more = later.flatMap((list) => Array.from(list.marks)).filter((mark) => !this.holds(mark)).sort((a, b) => a - b);
    const marks = new Float64Array(this.marks.length + more.length);
    let [from, at] = [0, 0];
    for (const mark of more) {
      while (from < this.marks.length && this.marks[from]! < mark) marks[at++] = this.marks[from++]!;
      if (at === 0 || marks[at - 1] !== mark) marks[at++] = mark;
    }
    marks.set(this.marks.subarray(from), at);
    return new RevocationFilter(marks.subarray(0, at + this.marks.length - from), Math.max(this.asOf, ...later.map((list) => list.asOf)));
  }

  async mayHold(id: string): Promise<boolean> {
    return this.holds(await markOf(id));
  }

  holds(mark: number): boolean {
    let [low, high] = [0, this.marks.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.marks[middle]!;
      if (found === mark) return true;
      if (found < mark) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }
}

/** The first five bytes of an id's SHA-256. */
export async function markOf(id: string): Promise<number> {
  return (await sha256(toUtf8(id))).subarray(0, 5).reduce((mark, byte) => mark * 256 + byte, 0);
}

function distances(bytes: Uint8Array, count: number): Float64Array | null {
  if (count > bytes.length) return null;
  const marks = new Float64Array(count);
  let [at, mark] = [0, 0];
  for (let i = 0; i < count; i++) {
    let [distance, weight] = [0, 1];
    for (;;) {
      const part = bytes[at++];
      if (part === undefined || weight > 2 ** 42) return null;
      distance += (part & 0x7f) * weight;
      weight *= 128;
      if (part < 0x80) break;
    }
    marks[i] = mark += distance;
  }
  return at === bytes.length ? marks : null;
}
