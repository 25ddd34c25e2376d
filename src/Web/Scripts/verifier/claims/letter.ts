import type { CborMap } from '../cbor.ts';
import { addMonths } from '../days.ts';
import { Fields, firstFault, present } from '../fields.ts';
import { done, unknownForm, type Result } from '../result.ts';
import type { Letter, Statement } from '../statement.ts';
import { readIcvpPerson } from './icvpPerson.ts';

const mostMonths = 12;

/** A contraindication letter (hcert claim -609, our own proposal): the person as in the ICVP, the letter in the map `cx`. It proves no dose. */
export function readLetter(claim: CborMap): Result<Statement> {
  const cx = claim.get('cx');
  const top = new Fields(claim);
  const person = readIcvpPerson(top, 'C');
  if (!(cx instanceof Map)) return done({ format: 'contraindication', person, events: [], fault: unknownForm });
  const about = { version: top.required('v'), certificateId: top.required('ci'), issuedOn: top.requiredDate('d') };
  const fields = new Fields(cx as CborMap);
  const letter = letterOf(fields);
  return done({ format: 'contraindication', person, events: [], letter, ...present<Partial<Statement>>({ ...about, fault: firstFault(top, fields) }) });
}

/** Medical grounds are the only ones (IHR Annex 6); which they are stays with the traveller. Never without an end, never for more than twelve months. */
function letterOf(fields: Fields): Letter {
  const letter = present<Letter>({
    disease: fields.required('tg'),
    from: fields.requiredDate('vls'),
    until: fields.requiredDate('vle'),
    clinician: fields.required('cn'),
    centre: fields.required('is'),
    country: fields.required('co'),
  });
  if (fields.text('gr') !== 'medical') fields.wrong('gr');
  if (letter.from !== undefined && letter.until !== undefined && (letter.until < letter.from || letter.until > addMonths(letter.from, mostMonths))) fields.wrong('vle');
  return letter;
}
