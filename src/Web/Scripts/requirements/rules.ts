import { addDays, addMonths } from '../verifier/days.ts';
import type { MeningococcalRule, PolioRule, RequirementSet, Rule, YellowFeverRule } from './compiled.ts';
import { judge, windows } from './judging.ts';
import type { Answer, Stop, Trip } from './trip.ts';

const yellowFever = '1D47';
const daysToProtection = 10;
const lookbackMonths = 12;

/** Monovalent and novel type 2 vaccines are for outbreaks; the recommendations name bOPV and IPV. */
const polioVaccines = ['bopv', 'topv', 'ipv', 'hexavalent'];

/** What a whole trip needs: every rule at every stop. A country without a rule on record says so. */
export const answers = (set: RequirementSet, trip: Trip): readonly Answer[] => trip.stops.flatMap((stop, index) => {
  const found = set.rules.map((rule) => at(rule, set, trip, index)).filter((one) => one !== null);
  return isEntry(trip, index) && !set.rules.some((rule) => rule.country === stop.country && rule.disease === yellowFever) ? [...found, noRule(stop)] : found;
});

function at(rule: Rule, set: RequirementSet, trip: Trip, index: number): Answer | null {
  const stop = trip.stops[index]!;
  if (stop.transit === true || stop.past === true) return null;
  switch (rule.kind) {
    case 'yellow-fever':
      return stop.country === rule.country && stop.arrived != null ? yellowFeverAt(rule, set, trip, index, stop.arrived) : null;
    case 'polio':
      return rule.country === null ? polioAtDeparture(rule, set, trip, index) : stop.country === rule.country && stop.arrived != null ? polioAtEntry(rule, set, trip, index, stop.arrived) : null;
    case 'meningococcal':
      return stop.country === rule.country && stop.arrived != null ? meningococcalAt(rule, trip, stop, stop.arrived) : null;
  }
}

function yellowFeverAt(rule: YellowFeverRule, set: RequirementSet, trip: Trip, index: number, on: string): Answer {
  const exposures = trip.stops.slice(0, index).map((stop, i) => ({ stop, counts: exposes(rule, set, stop, on, i === index - 1) })).filter(({ counts }) => counts !== false);
  const certain = exposures.filter(({ counts }) => counts === true);
  const exposed = certain.length > 0 ? true : exposures.length > 0 ? null : false;
  return judge({
    rule, country: countryOf(trip, index), on,
    reason: { NONE: 'yf-none', ALL: 'yf-all', FROM_RISK: 'yf-from-risk' }[rule.demand],
    applies: rule.demand === 'NONE' ? false : rule.demand === 'ALL' ? true : exposed,
    minAgeMonths: rule.minAgeMonths,
    windows: windows(trip.doses.filter(({ vaccine }) => vaccine === 'yellow-fever'), on, daysToProtection, () => null),
    lastExposure: certain.map((exposure) => exposure.stop.left ?? on).sort().at(-1) ?? null,
  }, trip);
}

function exposes(rule: YellowFeverRule, set: RequirementSet, earlier: Stop, on: string, isLast: boolean): boolean | null {
  if (!set.lists[rule.risk]!.includes(earlier.country) || (earlier.area != null && rule.exceptions.includes(earlier.area))) return false;
  if (earlier.left != null && earlier.left < addDays(on, -rule.lookbackDays)) return false;
  if (earlier.transit === true) return rule.transitHours === null ? false : earlier.transitHours == null ? null : earlier.transitHours > rule.transitHours;
  // Whoever comes straight from there, or lives there, was there until now; anybody else may have left long ago.
  return earlier.left != null || earlier.resident === true || isLast ? true : null;
}

/** The last stop is left by nobody: there is no departure to ask at. */
function polioAtDeparture(rule: PolioRule, set: RequirementSet, trip: Trip, index: number): Answer | null {
  const place = trip.stops[index]!;
  const on = place.left ?? trip.stops[index + 1]?.arrived ?? null;
  return set.lists[rule.states]!.includes(place.country) && index < trip.stops.length - 1 && on !== null ? polio(rule, trip, place.country, on, isLong(rule, place, on), 'polio-departure') : null;
}

function polioAtEntry(rule: PolioRule, set: RequirementSet, trip: Trip, index: number, on: string): Answer {
  const stays = trip.stops.slice(0, index)
    .filter((earlier) => earlier.transit !== true && set.lists[rule.states]!.includes(earlier.country) && !(earlier.left != null && earlier.left < addMonths(on, -lookbackMonths)))
    .map((earlier) => isLong(rule, earlier, earlier.left ?? on));
  return polio(rule, trip, countryOf(trip, index), on, stays.includes(true) ? true : stays.includes(null) ? null : false, 'polio-entry');
}

const polio = (rule: PolioRule, trip: Trip, country: string, on: string, applies: boolean | null, reason: string): Answer => judge({
  rule, country, on, reason, applies, compulsory: rule.compulsory,
  windows: windows(trip.doses.filter(({ vaccine }) => polioVaccines.includes(vaccine)), on, trip.urgent === true ? 0 : rule.minDays, () => rule.maxMonths),
}, trip);

const isLong = (rule: PolioRule, place: Stop, left: string): boolean | null =>
  place.resident === true ? true : place.arrived != null ? left > addDays(place.arrived, rule.stayDays) : null;

const meningococcalAt = (rule: MeningococcalRule, trip: Trip, place: Stop, on: string): Answer => judge({
  rule, country: place.country, on,
  reason: place.pilgrimage === true ? 'men-pilgrimage' : 'men-no-pilgrimage',
  applies: place.pilgrimage === true,
  minAgeMonths: rule.minAgeMonths,
  windows: windows(trip.doses.filter(({ vaccine }) => vaccine === 'menacwy'), on, rule.minDays, ({ conjugate }) => (conjugate === true ? rule.conjugateMonths : rule.polysaccharideMonths)),
}, trip);

/** The first stop is where the journey begins; nobody asks anything there, unless it is the only one. */
function isEntry(trip: Trip, index: number): boolean {
  const place = trip.stops[index]!;
  return place.transit !== true && place.past !== true && place.resident !== true && place.arrived != null && (index > 0 || trip.stops.length === 1);
}

const countryOf = (trip: Trip, index: number): string => trip.stops[index]!.country;

const noRule = (place: Stop): Answer => ({
  country: place.country, disease: yellowFever, outcome: 'unknown', rule: 'none', reason: 'no-rule', on: place.arrived ?? null,
  dose: null, from: null, until: null, vaccinate: false, observeUntil: null, source: null, demo: false,
});
