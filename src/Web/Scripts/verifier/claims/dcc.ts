import type { CborMap } from '../cbor.ts';
import { Fields, present } from '../fields.ts';
import { done, refused, type Result } from '../result.ts';
import type { HealthEvent, Person, Statement } from '../statement.ts';

const groups = ['v', 't', 'r'] as const;

/** EU Digital COVID Certificate (hcert claim 1), schema 1.0.0 to 1.3.x: exactly one group; early issuers put two doses in it. */
export function readDcc(claim: CborMap): Result<Statement> {
  const top = new Fields(claim);
  const version = top.required('ver');
  if (version !== undefined && !/^\d+\.\d+\.\d+$/.test(version)) return refused('schema-ver');
  if (version !== undefined && !version.startsWith('1.')) return refused('unknown-version');
  const filled = groups.filter((group) => entries(claim, group).length > 0);
  if (filled.length !== 1) return refused('schema-groups');
  const group = filled[0]!;
  const rows = entries(claim, group).map((entry) => new Fields(entry instanceof Map ? (entry as CborMap) : new Map()));
  const events = rows.map((row) => ({ v: vaccination, t: test, r: recovery })[group](row));
  const person = readPerson(top);
  const last = rows.at(-1)!;
  const fault = top.fault ?? rows.find((row) => row.fault !== null)?.fault ?? null;
  if (fault !== null) return refused(fault);
  return done({ format: 'dcc', person, events, ...present<Partial<Statement>>({ version, issuer: last.text('is'), certificateId: last.text('ci') }) });
}

function entries(claim: CborMap, group: string): readonly unknown[] {
  const value = claim.get(group);
  return Array.isArray(value) ? value : [];
}

function readPerson(top: Fields): Person {
  const nam = top.raw('nam');
  const names = new Fields(nam instanceof Map ? (nam as CborMap) : new Map());
  const person = present<Person>({
    surname: name(names, 'fn'),
    givenNames: name(names, 'gn'),
    surnameMrz: standardised(names, 'fnt', 'fn'),
    givenNamesMrz: standardised(names, 'gnt', 'gn'),
    birthDate: birthDate(top),
  });
  if (!names.has('fnt') && !names.has('gnt')) top.wrong('nam');
  if (names.fault !== null) top.fault ??= names.fault;
  return person;
}

function name(names: Fields, field: string): string | undefined {
  const value = names.text(field);
  return value !== undefined && value.length > 80 ? names.wrong(field) : value;
}

/** A name that is written must have its ICAO spelling too. */
function standardised(names: Fields, field: string, of: string): string | undefined {
  const value = names.text(field);
  if (value !== undefined && (value.length > 80 || (value === '' && (names.text(of) ?? '') !== ''))) return names.wrong(field);
  return value;
}

/** May be a year, a month, or empty where nobody knows; some writers add a time. */
function birthDate(top: Fields): string | undefined {
  const value = top.text('dob');
  if (value === undefined) return top.wrong('dob');
  const date = value.replace(/T00:00:00$/, '');
  return /^((19|20)\d\d(-\d\d){0,2})?$/.test(date) ? date : top.wrong('dob');
}

const vaccination = (entry: Fields): HealthEvent => ({
  kind: 'vaccination',
  ...shared(entry, { ma: /^(?!ORG-)|^ORG-\d{9}$/ }),
  ...present<Partial<HealthEvent>>({
    vaccine: stated(entry, 'vp'),
    product: stated(entry, 'mp'),
    dose: entry.number('dn') ?? entry.wrong('dn'),
    doses: entry.number('sd') ?? entry.wrong('sd'),
    date: entry.requiredDate('dt'),
  }),
});

const test = (entry: Fields): HealthEvent => ({
  kind: 'test',
  ...shared(entry),
  ...present<Partial<HealthEvent>>({ result: stated(entry, 'tr'), date: entry.requiredDate('sc'), centre: entry.text('tc') }),
});

const recovery = (entry: Fields): HealthEvent => ({
  kind: 'recovery',
  ...shared(entry),
  ...present<Partial<HealthEvent>>({ date: entry.requiredDate('fr'), validFrom: entry.requiredDate('df'), validUntil: entry.requiredDate('du') }),
});

const shared = (entry: Fields, patterns: Record<string, RegExp> = {}): Partial<HealthEvent> => {
  for (const field of ['is', 'ci']) stated(entry, field);
  for (const [field, pattern] of Object.entries(patterns)) if (!pattern.test(stated(entry, field) ?? '')) entry.wrong(field);
  const country = stated(entry, 'co');
  if (country !== undefined && !isCountry(country)) entry.wrong('co');
  return present<Partial<HealthEvent>>({ disease: entry.required('tg'), country });
};

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** ISO 3166-1 where possible: other authorities (UNHCR) use longer names, and some issuers leave it empty. */
const isCountry = (code: string): boolean => !/^[A-Z]{2}$/.test(code) || regions.of(code) !== undefined;

/** Present, though it may be the empty text. */
const stated = (entry: Fields, field: string): string | undefined => entry.text(field) ?? entry.wrong(field);
