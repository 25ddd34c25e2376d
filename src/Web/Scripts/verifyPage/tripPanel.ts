import type { PublishedRequirements } from '../requirements/compiled.ts';
import { answers } from '../requirements/rules.ts';
import { dosesShown, isShown, lettersShown } from '../requirements/shown.ts';
import type { Answer, Outcome, Stop } from '../requirements/trip.ts';
import type { Report } from '../verifier/verify.ts';
import { byId, element, icon } from './dom.ts';
import { say, sayDate } from './texts.ts';

const mostStops = 6;
const drawings = { good: 'check', warn: 'warning', bad: 'stop' } as const;
const tones: Record<Outcome, keyof typeof drawings> = { met: 'good', notRequired: 'good', exempt: 'good', notMet: 'bad', recommended: 'warn', waiting: 'warn', unknown: 'warn' };

/** What the certificate in sight is good for on a trip: judged on this device by the rules it keeps. Holds nothing of a traveller after `close`. */
export class TripPanel {
  private report: Report | null = null;
  private known: PublishedRequirements | null = null;
  private readonly today: () => string;

  constructor(today: () => string) {
    this.today = today;
    byId('trip-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.answer();
    });
    byId('trip-more').addEventListener('click', () => this.anotherStop());
  }

  /** The rules; none on a device that has never seen them, and then there is no panel. */
  know(known: PublishedRequirements | null): void {
    this.known = known;
    this.nameCountries();
  }

  /** In the language that the page stands in now. */
  nameCountries(): void {
    if (this.known === null) return;
    const names = new Intl.DisplayNames([document.documentElement.lang], { type: 'region' });
    const order = new Intl.Collator(document.documentElement.lang);
    const countries = Object.entries(this.known.countries).map(([code, region]) => ({ code, name: names.of(region) ?? code })).sort((a, b) => order.compare(a.name, b.name));
    for (const choice of document.querySelectorAll<HTMLSelectElement>('#trip-form select')) {
      const chosen = choice.value;
      choice.replaceChildren(new Option('', ''), ...countries.map(({ code, name }) => new Option(name, code)));
      choice.value = chosen;
    }
  }

  open(report: Report): void {
    this.report = report;
    byId('trip').hidden = this.known === null || !isShown(report, this.known);
    const [arrived] = dates();
    if (arrived !== undefined && arrived.value === '') arrived.value = this.today();
    if (selects().slice(1).some(({ value }) => value !== '')) this.answer();
  }

  close(): void {
    this.report = null;
    byId('trip').hidden = true;
    byId<HTMLFormElement>('trip-form').reset();
    for (const row of rows().slice(1)) row.remove();
    byId('trip-answer').replaceChildren();
  }

  private anotherStop(): void {
    const row = rows()[0]!.cloneNode(true) as HTMLElement;
    const number = rows().length;
    for (const field of row.querySelectorAll<HTMLInputElement>('[id]')) {
      row.querySelector(`label[for="${field.id}"]`)?.setAttribute('for', `${field.id}-${number}`);
      field.id = `${field.id}-${number}`;
      field.value = '';
    }
    row.querySelector('select')!.required = false;
    byId('trip-stops').append(row);
    byId('trip-more').hidden = rows().length >= mostStops;
    row.querySelector('select')!.focus();
  }

  private answer(): void {
    const stops = this.stops();
    if (this.known === null || this.report === null || stops.length < 2) return;
    const birthDate = this.report.statement?.person.birthDate;
    const found = answers(this.known, { stops, birthDate: birthDate !== undefined && /^\d{4}-\d\d-\d\d$/.test(birthDate) ? birthDate : null, doses: dosesShown(this.report, this.known), letters: lettersShown(this.report, this.known) });
    byId('trip-answer').replaceChildren(element('ul', 'list', ...found.map(line)), element('p', 'small soft', say('trip.version', { version: this.known.version })));
  }

  /** Home, left on the day of the first arrival, then each stop with a country; a day that is not stated is that of the stop before. */
  private stops(): readonly Stop[] {
    const pilgrimage = byId<HTMLInputElement>('trip-pilgrimage').checked;
    const onward: Stop[] = [];
    let arrived = this.today();
    for (const row of rows()) {
      const country = row.querySelector('select')!.value;
      arrived = row.querySelector('input')!.value || arrived;
      if (country !== '') onward.push({ country, arrived, pilgrimage });
    }
    const home = selects()[0]!.value;
    return onward.length === 0 || home === '' ? [] : [{ country: home, resident: true, left: onward[0]!.arrived! }, ...onward];
  }
}

const rows = (): readonly HTMLElement[] => Array.from(document.querySelectorAll<HTMLElement>('#trip-stops > *'));
const selects = (): readonly HTMLSelectElement[] => Array.from(document.querySelectorAll<HTMLSelectElement>('#trip-form select'));
const dates = (): readonly HTMLInputElement[] => Array.from(document.querySelectorAll<HTMLInputElement>('#trip-stops input'));

function line(answer: Answer): HTMLElement {
  const name = byId<HTMLSelectElement>('trip-country').querySelector<HTMLOptionElement>(`option[value="${answer.country}"]`)?.text ?? answer.country;
  const values = { dose: sayDate(answer.dose ?? ''), from: sayDate(answer.from ?? '') };
  const row = element('li', '', element('div', 'stack',
    element('p', '', element('span', `badge ${tones[answer.outcome]}`, icon(drawings[tones[answer.outcome]]), say(`trip.outcome.${answer.outcome}`)), ' ', element('strong', '', `${name}: ${say(`disease.${answer.disease}`)}`)),
    element('p', '', say(`trip.reason.${answer.reason}`, values)),
    answer.vaccinate ? element('p', '', say('trip.offer.vaccinate')) : null,
    answer.observeUntil === null ? null : element('p', '', say('trip.offer.observe', { until: sayDate(answer.observeUntil) })),
    answer.source === null ? null : element('p', 'small soft', `${answer.source.text} (${answer.source.asOf})${answer.demo ? ` · ${say('trip.demo')}` : ''}`)));
  row.dataset['outcome'] = answer.outcome;
  row.dataset['rule'] = answer.rule;
  return row;
}
