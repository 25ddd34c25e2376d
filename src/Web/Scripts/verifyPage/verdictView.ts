import { checkNames, pass, type Check, type CheckName } from '../verifier/checks/check.ts';
import { reading, type Verdict } from '../verifier/verdict.ts';
import type { Report } from '../verifier/verify.ts';
import { element, icon } from './dom.ts';
import { facts } from './facts.ts';
import { has, say, sayCode, sayDate, sayReason } from './texts.ts';

type Look = readonly [tone: 'good' | 'warn' | 'bad', drawing: string];

/** Colour, drawing and words together: none of the three carries the verdict alone. */
const looks: Record<Verdict, Look> = {
  MATCH_VALID: ['good', 'check'],
  VALID_IDENTITY_NOT_CHECKED: ['good', 'shield'],
  VALID_REQUIREMENT_NOT_MET: ['warn', 'info'],
  IDENTITY_MISMATCH_ASK_HUMAN: ['warn', 'person'],
  CANNOT_TELL: ['warn', 'warning'],
  UNKNOWN_VERSION_ASK_HUMAN: ['warn', 'warning'],
  TECHNICALLY_EXPIRED_REISSUE: ['warn', 'clock'],
  NOT_YET_VALID: ['warn', 'clock'],
  MEDICALLY_EXPIRED: ['bad', 'clock'],
  PRODUCT_NOT_APPROVED: ['bad', 'cross'],
  UNTRUSTED_ISSUER: ['bad', 'cross'],
  REVOKED: ['bad', 'stop'],
  BAD_SIGNATURE: ['bad', 'stop'],
  UNREADABLE: ['bad', 'cross'],
};

/** A letter is for a person to take into account: never the look of a vaccination. */
const lookOfLetter: Look = ['warn', 'info'];

const lookOf = ({ verdict, statement }: Report): Look => (statement?.letter !== undefined && looks[verdict][0] === 'good' ? lookOfLetter : looks[verdict]);

/** A letter has its own words where those of a vaccination would be wrong. */
const wordsOf = ({ statement }: Report, key: string): string => (statement?.letter !== undefined && has(`${key}.letter`) ? `${key}.letter` : key);

/** What is seen from an arm's length: the verdict and whose certificate it is. */
export const verdictView = (report: Report): readonly HTMLElement[] => [answer(report), traveller(report)].filter((part) => part !== null);

/** What stands behind it, and the way to the next traveller. */
export const detailsView = (report: Report, next: () => void): readonly HTMLElement[] =>
  [nextButton(report, next), element('section', 'card', facts(report), checks(report)), raw(report)].filter((part) => part !== null);

function answer(report: Report): HTMLElement {
  const [tone, drawing] = lookOf(report);
  const decided = report.decided === undefined ? undefined : report.checks[report.decided];
  const values = { date: sayDate(decided?.date ?? ''), disease: sayCode('disease', report.statement?.letter?.disease) ?? '' };
  const reason = sayReason(decided?.reason ?? '');
  const box = element('div', `answer ${tone}`, icon(drawing), element('h1', '', say(wordsOf(report, `verdict.${report.verdict}`))),
    element('p', '', say(wordsOf(report, `verdict.${report.verdict}.text`), values)), reason === '' ? null : element('p', 'reason', reason));
  box.dataset['verdict'] = report.verdict;
  box.tabIndex = -1;
  return box;
}

/** Whose certificate it is, large: the next thing the officer looks at is the passport. */
function traveller(report: Report): HTMLElement | null {
  const person = report.statement?.person;
  if (person === undefined) return null;
  const name = person.name ?? [person.surname, person.givenNames].filter(Boolean).join(', ');
  return element('div', 'traveller', element('strong', '', name), element('span', '', sayDate(person.birthDate ?? '')));
}

/** One primary action at a time: while the passport is still to be compared, that is the one. */
function nextButton(report: Report, next: () => void): HTMLElement {
  const toCompare = report.verdict === 'VALID_IDENTITY_NOT_CHECKED';
  const button = element('button', toCompare ? 'button' : 'button primary', say('next'));
  button.type = 'button';
  button.id = 'next';
  button.addEventListener('click', next);
  return element('div', 'actions', button);
}

/** The steps of reading are one line while they succeed; the first that does not speaks for itself. */
function checks(report: Report): HTMLElement {
  const made = checkNames.filter((name) => report.checks[name] !== undefined);
  const damaged = made.find((name) => reading.includes(name) && report.checks[name]!.result !== 'pass');
  const rows = [
    damaged === undefined ? checkRow(report, 'readable', pass()) : checkRow(report, damaged, report.checks[damaged]!),
    ...made.filter((name) => !reading.includes(name)).map((name) => checkRow(report, name, report.checks[name]!)),
  ];
  return element('div', 'stack', element('h2', '', say('checks.title')), element('ul', 'checks', ...rows));
}

const drawings = { pass: 'check', fail: 'cross', unknown: 'warning' } as const;

function checkRow(report: Report, name: CheckName | 'readable', check: Check): HTMLElement {
  const words = [say(`result.${check.result}`), sayReason(check.reason)].filter((part) => part !== '').join(': ');
  const row = element('li', check.result, icon(drawings[check.result]), element('span', '', say(wordsOf(report, `check.${name}`)), element('small', '', words)));
  row.dataset['check'] = name;
  return row;
}

function raw(report: Report): HTMLElement | null {
  if (report.payload === undefined) return null;
  return element('details', 'card', element('summary', '', say('raw.title')), element('div', 'raw', JSON.stringify(report.payload, null, 2)));
}
