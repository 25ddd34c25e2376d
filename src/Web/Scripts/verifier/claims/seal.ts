import { present } from '../fields.ts';
import { array, object, text, type Json } from '../json.ts';
import { done, refused, unknownForm, type Result } from '../result.ts';
import type { HealthEvent, Person, Statement } from '../statement.ts';

/** The message of an ICAO visible digital seal, vaccination (`icao.vacc`) or test (`icao.test`). */
export function readSeal(data: Json): Result<Statement> {
  const header = object(data['hdr']);
  const message = object(data['msg']);
  if (header['v'] !== 1) return refused(unknownForm);
  const pid = object(message['pid']);
  const id = text(message['uvci']) ?? text(message['utci']);
  const events = header['t'] === 'icao.vacc' ? vaccinations(message) : header['t'] === 'icao.test' ? [test(message)] : null;
  if (events === null) return refused(unknownForm);
  const fault = typeof pid['n'] !== 'string' ? 'pid.n' : id === undefined ? 'uvci' : events.length === 0 ? 've' : undefined;
  const issuer = text(header['is']);
  return done({ format: 'vds-nc', person: person(pid), events, ...present<Partial<Statement>>({ issuer, certificateId: id, fault }) });
}

const person = (pid: Json): Person =>
  present<Person>({ name: text(pid['n']), birthDate: text(pid['dob']), sex: text(pid['sex']), documentNumber: text(pid['i']) ?? text(pid['dn']) });

const vaccinations = (message: Json): HealthEvent[] =>
  array(message['ve']).flatMap((vaccine) => array(object(vaccine)['vd']).map((dose) => vaccination(object(vaccine), object(dose))));

const vaccination = (vaccine: Json, dose: Json): HealthEvent => ({
  kind: 'vaccination',
  ...present<Partial<HealthEvent>>({
    disease: text(vaccine['dis']),
    vaccine: text(vaccine['des']),
    product: text(vaccine['nam']),
    date: text(dose['dvc']),
    dose: typeof dose['seq'] === 'number' ? dose['seq'] : undefined,
    lot: text(dose['lot']),
    country: text(dose['ctr']),
    centre: text(dose['adm']),
  }),
});

const test = (message: Json): HealthEvent => ({
  kind: 'test',
  ...present<Partial<HealthEvent>>({
    result: text(object(message['tr'])['r']),
    date: text(object(message['dat'])['sc'])?.slice(0, 10),
    country: text(object(message['sp'])['ctr']),
    centre: text(object(message['sp'])['spn']),
  }),
});
