/** Bits of a deflate stream, least significant first (RFC 1951 §3.1.1). */
export class BitReader {
  private readonly bytes: Uint8Array;
  private at = 0;
  private held = 0;
  private count = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The next bits as a number, or -1 at the end of the input. */
  bits(wanted: number): number {
    while (this.count < wanted) {
      if (this.at === this.bytes.length) return -1;
      this.held |= this.bytes[this.at++]! << this.count;
      this.count += 8;
    }
    const value = this.held & ((1 << wanted) - 1);
    this.held >>>= wanted;
    this.count -= wanted;
    return value;
  }

  /** Goes on at the next whole byte; says whether the bits passed over were all zero, as every writer leaves them. */
  align(): boolean {
    const clean = this.held === 0;
    this.held = 0;
    this.count = 0;
    return clean;
  }

  get position(): number {
    return this.at;
  }
}
