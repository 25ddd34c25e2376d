import { done, refused, type Result } from './result.ts';

/** SMART Health Card QR text: each character of the JWS as two digits, in one part or in several of any order. */
export function fromNumeric(parts: readonly string[]): Result<string> {
  const read = parts.map((part) => /^shc:\/(?:(\d+)\/(\d+)\/)?((?:\d\d)+)$/i.exec(part));
  const found = read.filter((part) => part !== null);
  if (found.length !== parts.length) return refused('numeric-malformed');
  const total = Number(found[0]?.[2] ?? 1);
  const inOrder = found.toSorted((a, b) => Number(a[1] ?? 1) - Number(b[1] ?? 1));
  const complete = inOrder.every((part, i) => Number(part[1] ?? 1) === i + 1 && Number(part[2] ?? 1) === total);
  if (!complete || inOrder.length !== total) return refused('numeric-parts-missing');
  const pairs = inOrder.flatMap((part) => part[3]!.match(/\d\d/g) ?? []);
  return done(pairs.map((pair) => String.fromCharCode(Number(pair) + 45)).join(''));
}
