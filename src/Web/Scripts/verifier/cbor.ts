import { utf8 } from './bytes.ts';
import { done, refused, type Result } from './result.ts';

/** A tagged item (RFC 8949 §3.4). */
export class Tagged {
  readonly tag: number;
  readonly value: Cbor;

  constructor(tag: number, value: Cbor) {
    this.tag = tag;
    this.value = value;
  }
}

export type CborMap = ReadonlyMap<string | number | bigint, Cbor>;
export type Cbor = null | undefined | boolean | number | bigint | string | Uint8Array | readonly Cbor[] | CborMap | Tagged;

/** Deeper than any credential, shallow enough that no input can exhaust the stack. */
const deepest = 16;

/** Ends the reading of one input; never leaves this file. */
class Malformed extends Error {}

/** Exactly one well-formed item (RFC 8949 §5.3.1): no tail, no second key of the same name, UTF-8 that is UTF-8. */
export function readCbor(bytes: Uint8Array): Result<Cbor> {
  try {
    const reader = new Reader(bytes);
    const value = reader.item(0);
    return reader.ended ? done(value) : refused('cbor-tail');
  } catch (error) {
    if (error instanceof Malformed) return refused(error.message);
    throw error;
  }
}

class Reader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get ended(): boolean {
    return this.at === this.bytes.length;
  }

  item(depth: number): Cbor {
    if (depth > deepest) throw new Malformed('cbor-too-deep');
    const head = this.take(1)[0]!;
    const major = head >> 5;
    const info = head & 31;
    if (major === 7) return this.simple(info);
    if (info === 31) return this.indefinite(major, depth);
    const argument = this.argument(info);
    switch (major) {
      case 0:
        return argument;
      case 1:
        return typeof argument === 'bigint' ? -1n - argument : -1 - argument;
      case 2:
        return this.take(this.length(argument));
      case 3:
        return this.text(this.take(this.length(argument)));
      case 4:
        return Array.from({ length: this.length(argument) }, () => this.item(depth + 1));
      case 5:
        return this.map(this.length(argument), depth);
      default:
        return new Tagged(Number(argument), this.item(depth + 1));
    }
  }

  private take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw new Malformed('cbor-cut-off');
    return this.bytes.subarray(this.at, (this.at += count));
  }

  private argument(info: number): number | bigint {
    if (info < 24) return info;
    const at = this.at;
    switch (info) {
      case 24:
        return this.take(1)[0]!;
      case 25:
        this.take(2);
        return this.view.getUint16(at);
      case 26:
        this.take(4);
        return this.view.getUint32(at);
      case 27: {
        this.take(8);
        const wide = this.view.getBigUint64(at);
        return wide <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(wide) : wide;
      }
      default:
        throw new Malformed('cbor-malformed');
    }
  }

  /** A length is believed only as far as bytes are left: each item takes one at least. */
  private length(argument: number | bigint): number {
    if (argument > this.bytes.length - this.at) throw new Malformed('cbor-cut-off');
    return Number(argument);
  }

  private text(bytes: Uint8Array): string {
    const text = utf8(bytes);
    if (text === null) throw new Malformed('cbor-not-utf8');
    return text;
  }

  private map(pairs: number, depth: number): CborMap {
    const map = new Map<string | number | bigint, Cbor>();
    for (let i = 0; i < pairs; i++) this.pair(map, depth);
    return map;
  }

  private pair(map: Map<string | number | bigint, Cbor>, depth: number): void {
    const key = this.item(depth + 1);
    if (typeof key !== 'string' && typeof key !== 'number' && typeof key !== 'bigint') throw new Malformed('cbor-key');
    if (map.has(key)) throw new Malformed('cbor-duplicate-key');
    map.set(key, this.item(depth + 1));
  }

  private indefinite(major: number, depth: number): Cbor {
    switch (major) {
      case 2:
      case 3:
        return this.chunks(major);
      case 4: {
        const items: Cbor[] = [];
        while (!this.ends()) items.push(this.item(depth + 1));
        return items;
      }
      case 5: {
        const map = new Map<string | number | bigint, Cbor>();
        while (!this.ends()) this.pair(map, depth);
        return map;
      }
      default:
        throw new Malformed('cbor-malformed');
    }
  }

  private chunks(major: number): Cbor {
    const parts: Uint8Array[] = [];
    while (!this.ends()) {
      const head = this.take(1)[0]!;
      if (head >> 5 !== major || (head & 31) === 31) throw new Malformed('cbor-malformed');
      const part = this.take(this.length(this.argument(head & 31)));
      if (major === 3) this.text(part);
      parts.push(part);
    }
    const whole = Uint8Array.from(parts.flatMap((part) => Array.from(part)));
    return major === 2 ? whole : this.text(whole);
  }

  /** Steps over the break that ends an indefinite item. */
  private ends(): boolean {
    if (this.at === this.bytes.length) throw new Malformed('cbor-cut-off');
    if (this.bytes[this.at] !== 0xff) return false;
    this.at++;
    return true;
  }

  private simple(info: number): Cbor {
    const at = this.at;
    switch (info) {
      case 20:
        return false;
      case 21:
        return true;
      case 22:
        return null;
      case 23:
        return undefined;
      case 25:
        this.take(2);
        return half(this.view.getUint16(at));
      case 26:
        this.take(4);
        return this.view.getFloat32(at);
      case 27:
        this.take(8);
        return this.view.getFloat64(at);
      default:
        throw new Malformed('cbor-malformed');
    }
  }
}

/** RFC 8949 appendix D: sixteen-bit floats. */
function half(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size = exponent === 0 ? fraction * 2 ** -24 : exponent === 31 ? (fraction === 0 ? Infinity : NaN) : (1024 + fraction) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -size : size;
}

/** CBOR as plain JSON values for showing; bytes as hexadecimal. */
export function toJson(value: Cbor): unknown {
  if (value instanceof Uint8Array) return Array.from(value, (b) => b.toString(16).padStart(2, '0')).join('');
  if (value instanceof Tagged) return toJson(value.value);
  if (value instanceof Map) return Object.fromEntries(Array.from(value, ([key, item]) => [String(key), toJson(item)]));
  if (Array.isArray(value)) return value.map(toJson);
  return typeof value === 'bigint' ? value.toString() : value;
}
