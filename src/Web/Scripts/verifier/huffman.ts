import type { BitReader } from './bitReader.ts';

const longest = 15;

/** A canonical Huffman code (RFC 1951 §3.2.2), decoded bit by bit from the counts per length. */
export class Huffman {
  private readonly counts = new Uint16Array(longest + 1);
  private readonly symbols: Uint16Array;
  /** Zero for a complete code, positive for an incomplete one, negative for an impossible one. */
  readonly left: number;

  constructor(lengths: ArrayLike<number>) {
    for (let i = 0; i < lengths.length; i++) this.counts[lengths[i]!]!++;
    this.counts[0] = 0;
    let left = 1;
    for (let length = 1; length <= longest && left >= 0; length++) left = left * 2 - this.counts[length]!;
    this.left = left;

    const next = new Uint16Array(longest + 2);
    for (let length = 1; length <= longest; length++) next[length + 1] = next[length]! + this.counts[length]!;
    this.symbols = new Uint16Array(lengths.length);
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      const length = lengths[symbol]!;
      if (length !== 0) this.symbols[next[length]!++] = symbol;
    }
  }

  /** A single symbol may have one bit to itself; everything else must use its bits fully. */
  get sound(): boolean {
    return this.left === 0 || (this.left > 0 && this.counts.every((count, length) => count <= (length === 1 ? 1 : 0)));
  }

  /** The next symbol, or -1 where the input ends or the bits are no code. */
  read(reader: BitReader): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= longest; length++) {
      const bit = reader.bits(1);
      if (bit < 0) return -1;
      code |= bit;
      const count = this.counts[length]!;
      if (code - count < first) return this.symbols[index + (code - first)]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return -1;
  }
}
