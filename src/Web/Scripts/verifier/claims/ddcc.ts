import type { Cbor, CborMap } from '../cbor.ts';
import { Fields, present } from '../fields.ts';
import { done, refused, type Result } from '../result.ts';
import type { HealthEvent, Person, Statement } from '../statement.ts';

/**
 * WHO DDCC core data set, vaccination status (hcert claim 3) or test result (claim 4); the first writers put it
 * into the token itself, flat and without container.
 */
export function readDdcc(claim: CborMap, dialect?: 'bare'): Result<Statement> {
  const top = new Fields(claim);
  const nested = claim.get('test');
  const isTest = nested instanceof Map;
  const inner = claim.get('vaccination');
  const dose = inner instanceof Map ? new Fields(inner as CborMap) : top;
  const event = isTest ? testResult(new Fields(nested as CborMap)) : vaccination(dose);
  const person = readPerson(top);
  const fault = top.fault ?? dose.fault;
  if (fault !== null) return refused(fault);
  const statement: Statement = { format: isTest ? 'ddcc-tr' : 'ddcc-vs', person, events: [event] };
  return done({ ...statement, ...present<Partial<Statement>>({ dialect, issuer: top.text('pha'), certificateId: top.text('hcid') }) });
}

const readPerson = (top: Fields): Person =>
  present<Person>({ name: top.required('name'), birthDate: top.date('birthDate'), sex: code(top.raw('sex')), documentNumber: top.text('identifier') });

const vaccination = (dose: Fields): HealthEvent => ({
  kind: 'vaccination',
  ...present<Partial<HealthEvent>>({
    disease: code(dose.raw('disease')),
    vaccine: code(dose.raw('vaccine')) ?? dose.wrong('vaccine'),
    product: code(dose.raw('brand')),
    date: dose.date('date'),
    lot: dose.text('lot'),
    dose: dose.number('dose'),
    doses: dose.number('total_doses'),
    country: code(dose.raw('country')),
    centre: dose.text('centre'),
    clinician: dose.text('hw'),
    validFrom: dose.date('valid_from'),
    validUntil: dose.date('valid_until'),
  }),
});

const testResult = (test: Fields): HealthEvent => ({
  kind: 'test',
  ...present<Partial<HealthEvent>>({
    disease: code(test.raw('pathogen')),
    result: code(test.raw('result')),
    date: test.date('date'),
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
