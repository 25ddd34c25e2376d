import { addDays } from '../days.ts';
import type { HealthEvent } from '../statement.ts';
import { fail, pass, unknown, type Check } from './check.ts';

/** Days from a yellow-fever dose to protection (IHR Annex 7); from then on it holds for life. */
const yellowFeverDays = 10;

export interface Medical {
  readonly check: Check;
  /** The first day on which the dose counts, where that is still to come. */
  readonly from?: string;
  readonly until?: string;
}

/** ICVP.DT.1 yellow fever and ICVP.DT.2 polio; dates that the credential itself states narrow them. */
export function medical(event: HealthEvent | undefined, disease: string | undefined, today: string): Medical {
  if (event?.date === undefined) return { check: unknown('dose-date-missing') };
  const start = disease === 'yellow-fever' ? addDays(event.date, yellowFeverDays) : event.date;
  const from = event.validFrom !== undefined && event.validFrom > start ? event.validFrom : start;
  if (today < from) return { check: fail('not-yet-valid'), from };
  const until = disease === 'yellow-fever' ? undefined : event.validUntil;
  if (until !== undefined && today > until) return { check: fail('medically-expired'), until };
  return { check: disease === 'yellow-fever' ? pass('for-life') : pass(), ...(until === undefined ? {} : { until }) };
}
