import type { Cbor, CborMap } from '../cbor.ts';
import { Fields, firstFault, present } from '../fields.ts';
import { done, refused, unknownForm, type Result } from '../result.ts';
import type { Format, HealthEvent, Person, Statement } from '../statement.ts';

/** True when a token without health claims is the bare data set. */
export const isBareDdcc = (claims: CborMap): boolean => claims.has('name') && ['vaccine', 'vaccination', 'test'].some((key) => claims.has(key));

/**
 * WHO DDCC core data set, vaccination status (hcert claim 3) or test result (claim 4); the first writers put it
 * into the token itself, flat and without container.
 */
export function readDdcc(claim: CborMap, format: Format): Result<Statement> {
  const top = new Fields(claim);
  const test = part(claim, 'test');
  const dose = part(claim, 'vaccination') ?? (claim.has('vaccine') ? top : null);
  if (test === null && dose === null) return refused(unknownForm);
  const event = test === null ? vaccination(dose!, top) : testResult(test);
  const person = readPerson(top);
  const fault = firstFault(top, (test ?? dose)!);
  return done({ format, person, events: [event], ...present<Partial<Statement>>({ issuer: code(top.raw('pha')), certificateId: top.text('hcid'), fault }) });
}

function part(claim: CborMap, name: string): Fields | null {
  const inner = claim.get(name);
  return inner instanceof Map ? new Fields(inner as CborMap) : null;
}

const readPerson = (top: Fields): Person =>
  present<Person>({ name: top.required('name'), birthDate: top.text('birthDate'), sex: code(top.raw('sex')), documentNumber: top.text('identifier') });

const vaccination = (dose: Fields, top: Fields): HealthEvent => ({
  kind: 'vaccination',
  ...present<Partial<HealthEvent>>({
    disease: code(dose.raw('disease')),
    vaccine: code(dose.raw('vaccine')),
    product: code(dose.raw('brand')),
    date: dose.requiredDate('date'),
    lot: dose.text('lot'),
    dose: dose.number('dose'),
    doses: dose.number('total_doses') ?? dose.number('totalDoses'),
    country: code(dose.raw('country')),
    centre: dose.text('centre'),
    clinician: dose.text('hw') ?? dose.text('practitioner'),
    validFrom: dose.shownDate('vaccine_valid') ?? dose.shownDate('validFrom'),
    validUntil: top.shownDate('valid_until'),
  }),
});

const testResult = (test: Fields): HealthEvent => ({
  kind: 'test',
  ...present<Partial<HealthEvent>>({
    disease: code(test.raw('pathogen')),
    result: code(test.raw('result')),
    date: test.requiredDate('date'),
    country: code(test.raw('country')),
    centre: code(test.raw('centre')),
  }),
});

/** A code alone or a coding with its system. */
function code(value: Cbor): string | undefined {
  if (typeof value === 'string') return value;
  const inner = value instanceof Map ? (value as CborMap).get('code') : undefined;
  return typeof inner === 'string' ? inner : undefined;
}
