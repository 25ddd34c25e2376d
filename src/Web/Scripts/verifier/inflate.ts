import { BitReader } from './bitReader.ts';
import type { Bytes } from './bytes.ts';
import { Huffman } from './huffman.ts';
import { done, refused, type Result } from './result.ts';

/** What a small input may at most become. */
const inflateCap = 64 * 1024;

const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const distanceExtra = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const fixedLengths = Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
const fixed = { literals: new Huffman(fixedLengths), distances: new Huffman(new Array(30).fill(5)) };

interface Codes {
  readonly literals: Huffman;
  readonly distances: Huffman;
}

/** What has come out so far, never more than the cap. */
class Output {
  readonly bytes: Bytes;
  length = 0;

  constructor(cap: number) {
    this.bytes = new Uint8Array(cap);
  }

  put(byte: number): boolean {
    if (this.length === this.bytes.length) return false;
    this.bytes[this.length++] = byte;
    return true;
  }

  repeat(length: number, distance: number): boolean {
    if (distance > this.length || this.length + length > this.bytes.length) return false;
    for (let i = 0; i < length; i++) this.put(this.bytes[this.length - distance]!);
    return true;
  }
}

/**
 * Raw deflate (RFC 1951), our own because the browser's streams neither cap nor report what follows the end,
 * and differ from one to the next. `used` is how many input bytes the stream took.
 */
export function inflateRaw(input: Uint8Array, cap = inflateCap): Result<{ bytes: Bytes; used: number }> {
  const reader = new BitReader(input);
  const output = new Output(cap);
  for (let last = 0; last === 0; ) {
    last = reader.bits(1);
    const fault = last < 0 ? 'compression-broken' : block(reader, output);
    if (fault !== null) return refused(fault);
  }
  if (!reader.align()) return refused('bytes-after-the-end');
  return done({ bytes: output.bytes.slice(0, output.length), used: reader.position });
}

function block(reader: BitReader, output: Output): string | null {
  switch (reader.bits(2)) {
    case 0:
      return stored(reader, output);
    case 1:
      return symbols(reader, output, fixed);
    case 2: {
      const codes = dynamicCodes(reader);
      return codes === null ? 'compression-broken' : symbols(reader, output, codes);
    }
    default:
      return 'compression-broken';
  }
}

function stored(reader: BitReader, output: Output): string | null {
  if (!reader.align()) return 'compression-broken';
  const length = reader.bits(16);
  const complement = reader.bits(16);
  if (length < 0 || complement !== (~length & 0xffff)) return 'compression-broken';
  for (let i = 0; i < length; i++) {
    const byte = reader.bits(8);
    if (byte < 0) return 'compression-broken';
    if (!output.put(byte)) return 'too-large';
  }
  return null;
}

function symbols(reader: BitReader, output: Output, codes: Codes): string | null {
  for (;;) {
    const symbol = codes.literals.read(reader);
    if (symbol < 0) return 'compression-broken';
    if (symbol === 256) return null;
    if (symbol < 256) {
      if (!output.put(symbol)) return 'too-large';
      continue;
    }
    const fault = copy(reader, output, codes, symbol - 257);
    if (fault !== null) return fault;
  }
}

function copy(reader: BitReader, output: Output, codes: Codes, code: number): string | null {
  if (code >= lengthBase.length) return 'compression-broken';
  const longer = reader.bits(lengthExtra[code]!);
  const distanceCode = codes.distances.read(reader);
  if (longer < 0 || distanceCode < 0 || distanceCode >= distanceBase.length) return 'compression-broken';
  const extra = reader.bits(distanceExtra[distanceCode]!);
  if (extra < 0) return 'compression-broken';
  const distance = distanceBase[distanceCode]! + extra;
  if (distance > output.length) return 'compression-broken';
  return output.repeat(lengthBase[code]! + longer, distance) ? null : 'too-large';
}

function dynamicCodes(reader: BitReader): Codes | null {
  const literalCount = reader.bits(5) + 257;
  const distanceCount = reader.bits(5) + 1;
  const lengthCount = reader.bits(4) + 4;
  if (lengthCount < 4 || literalCount > 286 || distanceCount > 30) return null;
  const codeLengths = new Uint8Array(19);
  for (let i = 0; i < lengthCount; i++) {
    const length = reader.bits(3);
    if (length < 0) return null;
    codeLengths[lengthOrder[i]!] = length;
  }
  const lengths = readLengths(reader, new Huffman(codeLengths), literalCount + distanceCount);
  if (lengths === null || lengths[256] === 0) return null;
  const literals = new Huffman(lengths.subarray(0, literalCount));
  const distances = new Huffman(lengths.subarray(literalCount));
  return literals.sound && (distances.sound || lengths.subarray(literalCount).every((length) => length === 0)) ? { literals, distances } : null;
}

function readLengths(reader: BitReader, code: Huffman, wanted: number): Uint8Array | null {
  if (code.left !== 0) return null;
  const lengths = new Uint8Array(wanted);
  for (let i = 0; i < wanted; ) {
    const symbol = code.read(reader);
    if (symbol < 0 || (symbol === 16 && i === 0)) return null;
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    const previous = symbol === 16 ? lengths[i - 1]! : 0;
    const extra = reader.bits(symbol === 16 ? 2 : symbol === 17 ? 3 : 7);
    const times = extra + (symbol === 18 ? 11 : 3);
    if (extra < 0 || i + times > wanted) return null;
    lengths.fill(previous, i, i + times);
    i += times;
  }
  return lengths;
}
