import type { CborMap } from '../cbor.ts';
import { Fields, firstFault, present } from '../fields.ts';
import { done, type Result } from '../result.ts';
import type { HealthEvent, Statement } from '../statement.ts';
import { knowsCountry, knowsOrganisation, knowsTest } from './dccCodes.ts';
import { readDccPerson } from './dccPerson.ts';

const readers = { v: vaccination, t: test, r: recovery } as const;
const groups = ['v', 't', 'r'] as const;

/** EU Digital COVID Certificate (hcert claim 1), schema 1.3.3, and 1.0 to 1.2 where they were wider. */
export function readDcc(claim: CborMap): Result<Statement> {
  const top = new Fields(claim);
  const version = top.required('ver') ?? '';
  if (!/^\d+.\d+.\d+$/.test(version)) top.wrong('ver');
  const early = isEarly(version);
  const filled = groups.filter((group) => claim.has(group) && claim.get(group) !== null);
  if (filled.length !== 1) top.wrong('v');
  const rows = filled.flatMap((group) => rowsOf(claim.get(group)).map((row) => ({ group, row })));
  if (rows.length === 0 || (rows.length > 1 && !early)) top.wrong(filled[0] ?? 'v');
  const events = rows.map(({ group, row }) => readers[group](row, early ? 0 : 1));
  const person = readDccPerson(top, early);
  const first = rows[0]?.row;
  const fault = firstFault(top, ...rows.map(({ row }) => row));
  return done({ format: 'dcc', person, events, ...present<Partial<Statement>>({ version, issuer: first?.text('is'), certificateId: first?.text('ci'), fault }) });
}

const rowsOf = (list: unknown): Fields[] =>
  Array.isArray(list) ? list.map((row: unknown) => new Fields(row instanceof Map ? (row as CborMap) : new Map())) : [];

/** Before 1.3 a list could be longer, a count zero and a birth date carry a time. */
function isEarly(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 1 || (major === 1 && minor < 3);
}

function vaccination(row: Fields, least: number): HealthEvent {
  if (!knowsOrganisation(stated(row, 'ma') ?? '')) row.wrong('ma');
  return {
    kind: 'vaccination',
    ...shared(row),
    ...present<Partial<HealthEvent>>({ vaccine: stated(row, 'vp'), product: stated(row, 'mp'), dose: count(row, 'dn', least), doses: count(row, 'sd', least), date: row.requiredDate('dt') }),
  };
}

function test(row: Fields): HealthEvent {
  stated(row, 'tt');
  if (!knowsTest(row.text('ma') ?? '')) row.wrong('ma');
  return { kind: 'test', ...shared(row), ...present<Partial<HealthEvent>>({ result: stated(row, 'tr'), date: row.requiredDate('sc'), centre: row.text('tc') }) };
}

function recovery(row: Fields): HealthEvent {
  const [date, validFrom, validUntil] = ['fr', 'df', 'du'].map((field) => row.requiredDate(field));
  return { kind: 'recovery', ...shared(row), ...present<Partial<HealthEvent>>({ date, validFrom, validUntil }) };
}

function shared(row: Fields): Partial<HealthEvent> {
  for (const field of ['is', 'ci']) stated(row, field);
  if (!knowsCountry(row.text('co') ?? '')) row.wrong('co');
  return present<Partial<HealthEvent>>({ disease: stated(row, 'tg'), country: stated(row, 'co') });
}

const longest = 80;

/** There and no longer than it may be, though it may be empty. */
function stated(row: Fields, field: string): string | undefined {
  const value = row.text(field);
  return value === undefined || value.length > longest ? row.wrong(field) : value;
}

function count(row: Fields, field: string, least: number): number | undefined {
  const value = row.number(field);
  return value === undefined || !Number.isInteger(value) || value < least ? row.wrong(field) : value;
}
