import { localDate } from '../verifier/days.ts';
import type { Keyring } from '../verifier/keyring.ts';
import { verify, withHolder, withRequirement, type Report } from '../verifier/verify.ts';
import { readCodes } from '../verifyPage/barcodes.ts';
import { showBanners } from '../verifyPage/banners.ts';
import { Camera } from '../verifyPage/camera.ts';
import { knowCountries } from '../verifyPage/countries.ts';
import { byId } from '../verifyPage/dom.ts';
import { startLanguage } from '../verifyPage/language.ts';
import { MatchPanel } from '../verifyPage/matchPanel.ts';
import { keepForOffline } from '../verifyPage/offline.ts';
import { Parts } from '../verifyPage/parts.ts';
import { loadRequirements } from '../verifyPage/requirements.ts';
import { say } from '../verifyPage/texts.ts';
import { loadTrust, type Refused } from '../verifyPage/trust.ts';
import { TripPanel } from '../verifyPage/tripPanel.ts';
import { detailsView, verdictView } from '../verifyPage/verdictView.ts';
import { fromWedge } from '../verifyPage/wedge.ts';

/** A verdict left on the screen is somebody's health data; after this long it goes by itself. */
const forgetAfter = 3 * 60_000;

let keyring: Keyring;
let refused: readonly Refused[] = [];
let shown: Report | null = null;
let forgetting: ReturnType<typeof setTimeout> | undefined;
let begin = (): void => {};
/** What is scanned or typed before the lists are read waits for them. */
const listsRead = new Promise<void>((done) => (begin = done));
const parts = new Parts();
const camera = new Camera((texts) => void seen(texts));
const match = new MatchPanel(() => localDate(new Date()), (holder) => shown && show(withHolder(shown, holder)));
const trip = new TripPanel(() => localDate(new Date()));

async function seen(texts: readonly string[]): Promise<void> {
  await listsRead;
  const found = parts.add(texts);
  if ('complete' in found) await check(found.complete);
  else note(say('scan.part', { n: found.have, total: found.total }));
}

async function check(texts: readonly string[]): Promise<void> {
  stopCamera();
  match.close();
  trip.close();
  const report = asked(await verify(texts, keyring, new Date()));
  show(report);
  if (report.verdict === 'VALID_IDENTITY_NOT_CHECKED') match.open();
}

/** Held against what the officer chose that this place asks for. */
function asked(report: Report): Report {
  const requirement = keyring.list.requirements?.find(({ disease }) => disease === byId<HTMLSelectElement>('requirement').value);
  return requirement === undefined ? report : withRequirement(report, requirement, keyring, localDate(new Date()));
}

function offerRequirements(): void {
  const choice = byId<HTMLSelectElement>('requirement');
  choice.replaceChildren(choice.options[0]!, ...(keyring.list.requirements ?? []).map(({ disease }) => new Option(say(`disease.${disease}`), disease)));
}

function show(report: Report): void {
  shown = report;
  byId('verdict').replaceChildren(...verdictView(report));
  byId('details').replaceChildren(...detailsView(report, reset));
  trip.open(report);
  answered(true);
  scrollTo({ top: 0 });
  document.querySelector<HTMLElement>('.answer')?.focus();
  clearTimeout(forgetting);
  forgetting = setTimeout(reset, forgetAfter);
}

function reset(): void {
  shown = null;
  clearTimeout(forgetting);
  parts.clear();
  match.close();
  trip.close();
  byId('verdict').replaceChildren();
  byId('details').replaceChildren();
  answered(false);
  byId<HTMLFormElement>('text-form').reset();
  note('');
  byId('text').focus();
}

/** Either the question or the answer is on the page. */
function answered(yes: boolean): void {
  for (const id of ['verdict', 'details']) byId(id).hidden = !yes;
  for (const id of ['input', 'head']) byId(id).hidden = yes;
}

function note(text: string): void {
  byId('note').textContent = text;
  byId('note').hidden = text === '';
}

function stopCamera(): void {
  camera.stop();
  byId('camera').hidden = true;
  byId('scan').querySelector('span')!.textContent = say('scan.start');
}

async function toggleCamera(): Promise<void> {
  if (camera.isOn) return stopCamera();
  byId('camera').hidden = false;
  byId('scan').querySelector('span')!.textContent = say('scan.stop');
  if (await camera.start()) return;
  stopCamera();
  note(say('scan.denied'));
}

async function readPicture(picker: HTMLInputElement): Promise<void> {
  const file = picker.files?.[0];
  picker.value = '';
  if (file === undefined) return;
  note(say('picture.reading'));
  const texts = await readCodes(file).catch(() => []);
  note(texts.length === 0 ? say('picture.nothing') : '');
  if (texts.length > 0) await seen(texts);
}

async function checkText(): Promise<void> {
  const field = byId<HTMLTextAreaElement>('text');
  const texts = field.value.startsWith('shc:/') ? field.value.trim().split(/\s+/) : [field.value];
  const wedge = fromWedge(texts[0]!);
  if (wedge.garbled !== undefined) return note(say('wedge.garbled', { found: wedge.garbled }));
  await seen(texts.length > 1 ? texts : [wedge.text]);
  if (wedge.layout !== undefined) note(say('wedge.repaired', { layout: wedge.layout }));
}

function listen(): void {
  byId('scan').addEventListener('click', () => void toggleCamera());
  byId<HTMLInputElement>('picture').addEventListener('change', (event) => void readPicture(event.target as HTMLInputElement));
  byId('text-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void checkText();
  });
  // A hand scanner ends its line with Enter; texts of certificates have no line break of their own.
  byId('text').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void checkText();
  });
  // Without this script the form would only load the page anew and lose what was typed.
  byId<HTMLButtonElement>('check').disabled = false;
}

const banners = (): void => showBanners(keyring.list, refused, new Date());

await startLanguage(() => {
  banners();
  offerRequirements();
  trip.nameCountries();
  if (shown) show(shown);
});
listen();
({ keyring, refused } = await loadTrust());
const rules = await loadRequirements(keyring);
trip.know(rules.list);
knowCountries(rules.list?.countries);
if (rules.refused !== null) refused = [...refused, { list: say('list.requirements'), reason: rules.refused }];
banners();
offerRequirements();
begin();
for (const change of ['online', 'offline']) addEventListener(change, banners);
document.documentElement.dataset['ready'] = 'true';
await keepForOffline();
