import type { Bytes } from './bytes.ts';
import { done, refused, type Result } from './result.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const values = new Map(Array.from(alphabet, (c, value) => [c, value]));

/** Base45 (RFC 9285). The space is a digit: the text must never have been trimmed. */
export function fromBase45(text: string): Result<Bytes> {
  if (text.length % 3 === 1 || text === '') return refused('not-base45');
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 3) {
    const digits = Array.from(text.slice(i, i + 3), (c) => values.get(c));
    if (digits.includes(undefined)) return refused('not-base45');
    const [c = 0, d = 0, e = 0] = digits;
    const n = c! + d! * 45 + e! * 2025;
    if (n > (digits.length === 3 ? 0xffff : 0xff)) return refused('not-base45');
    if (digits.length === 3) bytes.push(n >> 8);
    bytes.push(n & 0xff);
  }
  return done(Uint8Array.from(bytes));
}
