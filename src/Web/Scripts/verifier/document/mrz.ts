import { digitMatches } from './checkDigit.ts';
import { cut, digitAfter, layoutOf, type Layout } from './layout.ts';
import { isMrzDate } from './mrzDate.ts';

/** A machine-readable zone as read: nothing is guessed, a letter read for a digit stays and fails its check. */
export interface Mrz {
  readonly format: Layout['format'];
  readonly documentNumber: string;
  readonly issuingState: string;
  readonly nationality: string;
  /** Six characters as they stand. */
  readonly birthDate: string;
  readonly expiry: string;
  readonly sex: string;
  readonly surname: string;
  readonly givenNames: string;
  readonly checks: MrzChecks;
  /** All check digits fit and the dates are dates. */
  readonly valid: boolean;
}

export interface MrzChecks {
  readonly number: boolean;
  readonly birthDate: boolean;
  readonly expiry: boolean;
  readonly optional?: boolean;
  readonly composite?: boolean;
}

/** Lines as typed, pasted or struck by a keyboard-wedge reader; also all of them in one run. */
export function readMrz(text: string): Mrz | null {
  const lines = text.split(/[\r\n]+/).map(clean).filter((line) => line !== '');
  const width = new Map([[90, 30], [88, 44], [72, 36]]).get(lines[0]?.length ?? 0);
  const cutLines = lines.length === 1 && width !== undefined ? (lines[0]!.match(new RegExp(`.{${width}}`, 'g')) ?? []) : lines;
  const layout = layoutOf(cutLines);
  return layout === null ? null : read(cutLines, layout);
}

const clean = (line: string): string => line.replace(/\s/g, '').toUpperCase().replaceAll('«', '<<');

function read(lines: readonly string[], layout: Layout): Mrz {
  const number = documentNumber(lines, layout);
  const birthDate = cut(lines, layout.birthDate);
  const expiry = cut(lines, layout.expiry);
  const [surname = '', givenNames = ''] = cut(lines, layout.name).replace(/<+$/, '').split(/<<(.*)/);
  const checks = checksOf(lines, layout, number.checks);
  const legible = lines.every((line) => /^[A-Z0-9<]+$/.test(line)) && isMrzDate(birthDate) && isMrzDate(expiry);
  return {
    format: layout.format,
    documentNumber: number.text,
    issuingState: lines[0]!.slice(2, 5).replace(/<+$/, ''),
    nationality: cut(lines, layout.nationality).replace(/<+$/, ''),
    birthDate,
    expiry,
    sex: cut(lines, layout.sex),
    surname: words(surname),
    givenNames: words(givenNames),
    checks,
    valid: legible && Object.values(checks).every((check) => check),
  };
}

const words = (part: string): string => part.split('<').filter((word) => word !== '').join(' ');

function checksOf(lines: readonly string[], layout: Layout, number: boolean): MrzChecks {
  const optional = cut(lines, layout.optional);
  const composite = layout.composite.map((span) => cut(lines, span)).join('');
  return {
    number,
    birthDate: digitMatches(cut(lines, layout.birthDate), digitAfter(lines, layout.birthDate)),
    expiry: digitMatches(cut(lines, layout.expiry), digitAfter(lines, layout.expiry)),
    // 9303-4, 4.2.2: an empty personal number may have the filler for its digit.
    ...(layout.optionalHasDigit ? { optional: digitMatches(optional, digitAfter(lines, layout.optional)) || /^<+$/.test(optional + digitAfter(lines, layout.optional)) } : {}),
    ...(composite === '' ? {} : { composite: digitMatches(composite, lines[1]!.at(-1)) }),
  };
}

/** Cards let a long number run on into the optional field, its digit last and a filler after it (9303-5, note j). */
function documentNumber(lines: readonly string[], layout: Layout): { text: string; checks: boolean } {
  const field = cut(lines, layout.number);
  const digit = digitAfter(lines, layout.number);
  const rest = /^[^<]+/.exec(cut(lines, layout.optional))?.[0];
  if (digit === '<' && rest !== undefined && (layout.format === 'TD1' || layout.format === 'TD2')) {
    const whole = field + rest.slice(0, -1);
    return { text: whole.replace(/^<+|<+$/g, ''), checks: digitMatches(whole, rest.at(-1)) };
  }
  return { text: field.replace(/^<+|<+$/g, ''), checks: digitMatches(field, digit) };
}
