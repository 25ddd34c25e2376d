import { yellowFever } from '../verifier/disease.ts';
import type { HealthEvent, Letter, Statement } from '../verifier/statement.ts';
import type { Report } from '../verifier/verify.ts';
import { countryName } from './countries.ts';
import { element } from './dom.ts';
import { say, sayCode, sayDate } from './texts.ts';

type Row = readonly [key: string, value: string | undefined];

/** The two lifetimes side by side, each in its own words, and what was given. */
export function facts(report: Report): HTMLElement {
  const { statement } = report;
  const rows: Row[] = [...lifetimes(report), ['disease', sayCode('disease', report.disease)], ...letterRows(statement?.letter), ...(statement?.events ?? []).flatMap((event) => eventRows(event, report.product)), ...personRows(statement), ['issuer', issuer(report)], ['signedBy', report.signedBy]];
  return element('dl', 'facts', ...rows.filter(([, value]) => value !== undefined && value !== '').map(row));
}

const row = ([key, value]: Row): HTMLElement => element('div', '', element('dt', '', say(`fact.${key}`)), element('dd', '', value ?? ''));

function lifetimes(report: Report): Row[] {
  const { expires, statement } = report;
  const event = statement?.events[0];
  const from = report.protectedFrom ?? event?.validFrom;
  const forLife = report.disease === yellowFever;
  return [
    ['medicalFrom', from === undefined ? undefined : sayDate(from)],
    ['medicalUntil', forLife ? say('medical.for-life') : event?.validUntil === undefined ? undefined : sayDate(event.validUntil)],
    ['signedUntil', expires === undefined ? undefined : sayDate(new Date(expires * 1000).toISOString().slice(0, 10))],
  ];
}

const eventRows = (event: HealthEvent, product: string | undefined): Row[] => [
  ['vaccine', product ?? event.product ?? event.vaccine],
  ['date', event.date === undefined ? undefined : `${say(`event.${event.kind}`)}: ${sayDate(event.date)}`],
  ['dose', event.dose === undefined ? undefined : [event.dose, event.doses].filter(Boolean).join(' / ')],
  ['lot', event.lot],
  ['result', event.result],
  ['clinician', event.clinician],
  ['centre', event.centre],
  ['country', countryName(event.country)],
];

/** What a letter says, and that it keeps its reasons to itself. */
const letterRows = (letter: Letter | undefined): Row[] => letter === undefined ? [] : [
  ['notAdvised', sayCode('disease', letter.disease)],
  ['letterFrom', letter.from === undefined ? undefined : sayDate(letter.from)],
  ['letterUntil', letter.until === undefined ? undefined : sayDate(letter.until)],
  ['grounds', say('grounds.medical')],
  ['letterClinician', letter.clinician],
  ['centre', letter.centre],
  ['country', countryName(letter.country)],
];

const personRows = (statement: Statement | undefined): Row[] => [
  ['documentNumber', statement?.person.documentNumber],
  ['nationality', countryName(statement?.person.nationality)],
  ['link', statement?.link],
];

const issuer = (report: Report): string | undefined => report.statement?.issuer ?? report.issuer;
