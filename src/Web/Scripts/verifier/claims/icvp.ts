import type { CborMap } from '../cbor.ts';
import { Fields, present } from '../fields.ts';
import { done, refused, type Result } from '../result.ts';
import type { HealthEvent, Person, Statement } from '../statement.ts';

/**
 * WHO Digital ICVP (hcert claim -6) in its three dialects, told apart by the type of what carries the dose:
 * `vx` is the newest (C), a list under `v` the 2025 guide (B), a map under `v` the first samples (A).
 */
export function readIcvp(claim: CborMap): Result<Statement> {
  const details = claim.get('vx') ?? claim.get('v');
  if (claim.has('vx')) return details instanceof Map ? dialectC(claim, details as CborMap) : refused('schema-vx');
  if (details instanceof Map) return dialectA(claim, details as CborMap);
  if (!Array.isArray(details)) return refused('unknown-version');
  // One dose a certificate (REQ-CC-03); more than one cannot be judged as one.
  const [only] = details;
  return details.length === 1 && only instanceof Map ? dialectB(claim, only as CborMap) : refused('schema-v');
}

function dialectA(claim: CborMap, details: CborMap): Result<Statement> {
  const top = new Fields(claim);
  const dose = new Fields(details);
  const person = { ...common(top), ...present<Person>({ nationality: top.text('ntl'), documentNumber: top.text('nid') }) };
  const event = { ...vaccination(dose, 'dt'), ...present<Partial<HealthEvent>>({ disease: dose.text('tg'), validFrom: dose.date('vls'), validUntil: dose.date('vle') }) };
  return statement('A', top, dose, person, event);
}

function dialectB(claim: CborMap, details: CborMap): Result<Statement> {
  const top = new Fields(claim);
  const dose = new Fields(details);
  const person = { ...common(top), ...present<Person>({ nationality: top.text('ntl'), documentNumber: top.text('nid') }) };
  const event = { ...vaccination(dose, 'dt'), ...present<Partial<HealthEvent>>({ validFrom: dose.date('vls'), validUntil: dose.date('vle') }) };
  witness(dose);
  return statement('B', top, dose, person, event);
}

function dialectC(claim: CborMap, details: CborMap): Result<Statement> {
  const top = new Fields(claim);
  const dose = new Fields(details);
  const version = top.required('v');
  const person = { ...common(top), ...present<Person>({ nationality: top.required('nt'), documentNumber: top.text('id') }) };
  const event = vaccination(dose, dose.has('dv') ? 'dv' : 'dt');
  witness(dose);
  const read = statement('C', top, dose, person, event, present<Partial<Statement>>({ version, issuedOn: top.date('d') }));
  if (read.ok && !/^[01](\.|$)/.test(version ?? '')) return refused('unknown-version');
  return read;
}

const common = (top: Fields): Person =>
  present<Person>({ name: top.required('n'), birthDate: top.requiredDate('dob'), sex: top.text('s'), guardian: top.text('gn') });

const vaccination = (dose: Fields, date: string): HealthEvent => ({
  kind: 'vaccination',
  ...present<Partial<HealthEvent>>({ product: dose.required('vp'), date: dose.requiredDate(date), lot: dose.required('bo'), clinician: dose.text('cn'), centre: dose.text('is') }),
});

/** Who gave the dose or who issued it: one of the two must be named. */
function witness(dose: Fields): void {
  if (!dose.has('cn') && !dose.has('is')) dose.wrong('cn');
}

function statement(dialect: string, top: Fields, dose: Fields, person: Person, event: HealthEvent, more: Partial<Statement> = {}): Result<Statement> {
  const fault = top.fault ?? dose.fault;
  return fault === null ? done({ format: 'icvp', dialect, person, events: [event], ...more }) : refused(fault);
}
