import { present } from '../fields.ts';
import { array, object, text, type Json } from '../json.ts';
import { done, refused, unknownForm, type Result } from '../result.ts';
import type { HealthEvent, Person, Statement } from '../statement.ts';

/** Seconds up to the year 5138; more is milliseconds written by mistake. */
export const isSeconds = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value < 100_000_000_000;

/** The claims of a SMART Health Card: a FHIR R4 collection Bundle about one patient. */
export function readHealthCard(payload: Json): Result<Statement> {
  const vc = object(payload['vc']);
  if (!array(vc['type']).includes('https://smarthealth.cards#health-card')) return refused(unknownForm);
  const bundle = object(object(vc['credentialSubject'])['fhirBundle']);
  const resources = array(bundle['entry']).map((entry) => object(object(entry)['resource']));
  const patient = resources.find((resource) => resource['resourceType'] === 'Patient') ?? {};
  const events = resources.flatMap((resource) => event(resource));
  const about = { issuer: text(payload['iss']), fault: fault(payload, bundle) };
  return done({ format: 'shc', person: person(patient), events, ...present<Partial<Statement>>(about) });
}

function fault(payload: Json, bundle: Json): string | undefined {
  const issuer = text(payload['iss']) ?? '';
  if (bundle['resourceType'] !== 'Bundle') return 'fhirBundle';
  if (!isSeconds(payload['nbf'])) return 'nbf';
  if ('exp' in payload && !isSeconds(payload['exp'])) return 'exp';
  return issuer.startsWith('https://') && !issuer.endsWith('/') ? undefined : 'iss';
}

function person(patient: Json): Person {
  const name = object(array(patient['name'])[0]);
  const given = array(name['given']).filter((part) => typeof part === 'string');
  return present<Person>({
    surname: text(name['family']),
    givenNames: given.length === 0 ? undefined : given.join(' '),
    name: text(name['text']),
    birthDate: text(patient['birthDate']),
    sex: text(patient['gender']),
  });
}

function event(resource: Json): readonly HealthEvent[] {
  if (resource['resourceType'] === 'Immunization' && resource['status'] === 'completed') return [vaccination(resource)];
  if (resource['resourceType'] === 'Observation') return [observation(resource)];
  return [];
}

const vaccination = (resource: Json): HealthEvent => ({
  kind: 'vaccination',
  ...present<Partial<HealthEvent>>({
    vaccine: code(resource['vaccineCode']),
    date: text(resource['occurrenceDateTime'])?.slice(0, 10),
    lot: text(resource['lotNumber']),
    clinician: text(object(object(array(resource['performer'])[0])['actor'])['display']),
  }),
});

const observation = (resource: Json): HealthEvent => ({
  kind: 'test',
  ...present<Partial<HealthEvent>>({
    disease: code(resource['code']),
    result: code(resource['valueCodeableConcept']) ?? text(resource['valueString']),
    date: text(resource['effectiveDateTime'])?.slice(0, 10),
  }),
});

const code = (concept: unknown): string | undefined => text(object(array(object(concept)['coding'])[0])['code']);
