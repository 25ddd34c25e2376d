import { toMrzLetters } from './transliteration.ts';

export type NameAgreement = 'same' | 'partial' | 'different' | 'cannot-tell';

/**
 * Documents order, cut and transliterate names each in their own way, so words are compared as a set, in the letters of
 * ICAO Doc 9303-3 with its alternatives folded together. A name alone never refuses anybody.
 */
export function compareNames(one: string | undefined, other: string | undefined): NameAgreement {
  const left = wordsOf(one);
  const right = wordsOf(other);
  if (left.length === 0 || right.length === 0) return 'cannot-tell';
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  if (left.length === right.length && contains(longer, shorter, (a, b) => a === b)) return 'same';
  if (left.join('') === right.join('')) return 'same';
  return contains(longer, shorter, (a, b) => a.startsWith(b) || b.startsWith(a)) ? 'partial' : 'different';
}

const wordsOf = (name: string | undefined): string[] =>
  toMrzLetters(name ?? '').split('<').filter((word) => word !== '').map(fold);

/** Alternatives that Doc 9303-3 table A leaves to the issuer: Ä is AE or A, Ö is OE or O, Ü is UE, UXX or U, Å is AA, Ñ is N or NXX. */
const fold = (word: string): string =>
  word.replaceAll('NXX', 'N').replaceAll('UXX', 'U').replaceAll('AE', 'A').replaceAll('OE', 'O').replaceAll('UE', 'U').replaceAll('AA', 'A');

/** Each word is used once, so that a name said twice is not matched by the same word. */
function contains(words: readonly string[], sought: readonly string[], same: (a: string, b: string) => boolean): boolean {
  const left = [...words];
  return sought.every((word) => {
    const at = left.findIndex((candidate) => same(candidate, word));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
