import { present } from '../fields.ts';
import { array, object, text, type Json } from '../json.ts';
import { done, refused, unknownForm, type Result } from '../result.ts';
import type { HealthEvent, Person, Statement } from '../statement.ts';

/** The claims of a SMART Health Card: a FHIR R4 collection Bundle about one patient. */
export function readHealthCard(payload: Json): Result<Statement> {
  const vc = object(payload['vc']);
  const types = array(vc['type']);
  const subject = object(vc['credentialSubject']);
  const bundle = object(subject['fhirBundle']);
  if (bundle['resourceType'] !== 'Bundle') return refused(unknownForm);
  const fault = types.includes('https://smarthealth.cards#health-card') ? undefined : 'vc.type';
  const resources = array(bundle['entry']).map((entry) => object(object(entry)['resource']));
  const patient = resources.find((resource) => resource['resourceType'] === 'Patient');
  const events = resources.flatMap((resource) => event(resource));
  return done({ format: 'shc', person: person(patient ?? {}), events, ...present<Partial<Statement>>({ issuer: text(payload['iss']), fault }) });
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
