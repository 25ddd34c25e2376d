/** A stretch of one line: line, start, length. The check digit of a field, where it has one, stands right after it. */
type Span = readonly [line: number, start: number, length: number];

export interface Layout {
  readonly format: 'TD1' | 'TD2' | 'TD3' | 'MRVA' | 'MRVB';
  readonly width: number;
  readonly name: Span;
  readonly number: Span;
  readonly nationality: Span;
  readonly birthDate: Span;
  readonly sex: Span;
  readonly expiry: Span;
  readonly optional: Span;
  readonly optionalHasDigit: boolean;
  readonly composite: readonly Span[];
}

/** ICAO Doc 9303 parts 4 to 7, section 4.2 of each; positions from 0. */
const td1: Layout = {
  format: 'TD1', width: 30, name: [2, 0, 30], number: [0, 5, 9], nationality: [1, 15, 3], birthDate: [1, 0, 6], sex: [1, 7, 1], expiry: [1, 8, 6],
  optional: [0, 15, 15], optionalHasDigit: false, composite: [[0, 5, 25], [1, 0, 7], [1, 8, 7], [1, 18, 11]],
};

const twoLines = (format: Layout['format'], width: number, optional: number, optionalHasDigit: boolean, composite: readonly Span[]): Layout => ({
  format, width, name: [0, 5, width - 5], number: [1, 0, 9], nationality: [1, 10, 3], birthDate: [1, 13, 6], sex: [1, 20, 1], expiry: [1, 21, 6],
  optional: [1, 28, optional], optionalHasDigit, composite,
});

const td2 = twoLines('TD2', 36, 7, false, [[1, 0, 10], [1, 13, 7], [1, 21, 14]]);
const td3 = twoLines('TD3', 44, 14, true, [[1, 0, 10], [1, 13, 7], [1, 21, 22]]);
const mrvA = twoLines('MRVA', 44, 16, false, []);
const mrvB = twoLines('MRVB', 36, 8, false, []);

/** The layout of these lines by their number, width and first letter, or null. */
export function layoutOf(lines: readonly string[]): Layout | null {
  const [first = ''] = lines;
  const visa = first.startsWith('V');
  const found = lines.length === 3 ? td1 : first.length === 44 ? (visa ? mrvA : td3) : visa ? mrvB : td2;
  return (lines.length === 3 || lines.length === 2) && lines.every((line) => line.length === found.width) ? found : null;
}

export const cut = (lines: readonly string[], [line, start, length]: Span): string => lines[line]!.slice(start, start + length);

export const digitAfter = (lines: readonly string[], [line, start, length]: Span): string => lines[line]![start + length]!;
