import type { Cbor, CborMap } from '../cbor.ts';
import { Fields, firstFault, present } from '../fields.ts';
import { done, unknownForm, type Result } from '../result.ts';
import type { HealthEvent, Statement } from '../statement.ts';
import { readIcvpPerson, type IcvpDialect } from './icvpPerson.ts';

/**
 * WHO Digital ICVP (hcert claim -6) in its three dialects, told apart by shape before anything is read:
 * `vx` is the newest (C), a list under `v` the 2025 guide (B), a map under `v` the first samples (A).
 */
export function readIcvp(claim: CborMap): Result<Statement> {
  const dialect = dialectOf(claim);
  if (dialect === null) return done({ format: 'icvp', person: {}, events: [], fault: unknownForm });
  const top = new Fields(claim);
  const doses = dosesOf(claim, dialect).map((dose) => new Fields(dose instanceof Map ? (dose as CborMap) : new Map()));
  const person = readIcvpPerson(top, dialect);
  const newest = dialect === 'C' ? { version: top.required('v'), issuedOn: top.shownDate('d') } : {};
  const events = doses.map((dose) => vaccination(dose));
  if (doses.length === 0) top.wrong('v');
  const fault = firstFault(top, ...doses);
  return done({ format: 'icvp', dialect, person, events, ...present<Partial<Statement>>({ ...newest, fault }) });
}

function dialectOf(claim: CborMap): IcvpDialect | null {
  if (claim.has('vx')) return 'C';
  const v = claim.get('v');
  return Array.isArray(v) ? 'B' : v instanceof Map ? 'A' : null;
}

function dosesOf(claim: CborMap, dialect: IcvpDialect): readonly Cbor[] {
  const v = claim.get(dialect === 'C' ? 'vx' : 'v');
  return Array.isArray(v) && dialect === 'B' ? (v as readonly Cbor[]) : [v];
}

/** An early draft of C called the day of vaccination dt; the text in force calls it dv. */
function vaccination(dose: Fields): HealthEvent {
  const [clinician, centre] = [dose.text('cn'), dose.text('is')];
  if (!clinician && !centre) dose.wrong('cn');
  return {
    kind: 'vaccination',
    ...present<Partial<HealthEvent>>({
      product: dose.required('vp'),
      date: dose.requiredDate(dose.has('dv') ? 'dv' : 'dt'),
      lot: dose.required('bo'),
      clinician,
      centre,
      disease: dose.text('tg'),
      validFrom: dose.shownDate('vls'),
      validUntil: dose.shownDate('vle'),
    }),
  };
}
