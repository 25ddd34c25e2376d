const weights = [7, 3, 1];

/** ICAO Doc 9303-3, 4.9: weights 7, 3, 1; letters from A = 10; the filler counts nothing. */
export function checkDigit(text: string): string {
  const sum = Array.from(text, (c, i) => value(c) * weights[i % 3]!).reduce((a, b) => a + b, 0);
  return String(sum % 10);
}

export const digitMatches = (text: string, digit: string | undefined): boolean => digit === checkDigit(text);

const value = (c: string): number => (c >= '0' && c <= '9' ? Number(c) : c >= 'A' && c <= 'Z' ? c.charCodeAt(0) - 55 : 0);
