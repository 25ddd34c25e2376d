import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkNames } from '../verifier/checks/check.ts';
import { kindOf, plan, stylesIn } from '../worker/plan.ts';
import { Parts } from '../verifyPage/parts.ts';
import { fromWedge, mrzFromWedge } from '../verifyPage/wedge.ts';
import { authority } from './issue.ts';

const { text } = await (await authority()).issue();
const garble = (table: Record<string, string>): string => Array.from(text, (c) => table[c] ?? c).join('');

test('a text from a scanner of the right layout stays as it is', () => {
  assert.deepEqual(fromWedge(`${text}\r\n`), { text });
  assert.equal(fromWedge('HC1:6BF ').text, 'HC1:6BF ');
});

test('a German or French computer is recognised and its characters put right', () => {
  const german = garble({ ':': 'Ö', '-': 'ß', '/': '-', '*': '(', '+': '`', Y: 'Z', Z: 'Y' });
  assert.deepEqual(fromWedge(german), { text, layout: 'DE' });
  const composed = german.replace(/`([AEIOU])/g, (_, letter: string) => `${letter}\u0300`.normalize('NFC'));
  assert.deepEqual(fromWedge(composed), { text, layout: 'DE' });
  const french = garble({ ':': 'M', '.': ':', '-': ')', '/': '!', $: '4', '%': '5', '*': '8', A: 'Q', Q: 'A', Z: 'W', W: 'Z', M: '?',
    1: '&', 2: 'é', 3: '"', 4: "'", 5: '(', 6: '-', 7: 'è', 8: '_', 9: 'ç', 0: 'à' });
  assert.deepEqual(fromWedge(french), { text, layout: 'FR' });
});

test('another layout is named by what it garbled', () => {
  assert.equal(fromWedge('HC1ñ6BF¿X').garbled, 'ñ ¿');
});

test('the filler of a zone is put right', () => {
  assert.equal(mrzFromWedge('P;UTOERIKSSON;;ANNA;;;;'), 'P<UTOERIKSSON<<ANNA<<<<');
  assert.equal(mrzFromWedge('P<UTO'), 'P<UTO');
});

test('parts are waited for, another card begins anew', () => {
  const parts = new Parts();
  assert.deepEqual(parts.add(['shc:/2/2/56']), { have: 1, total: 2 });
  assert.deepEqual(parts.add(['shc:/2/2/56']), { have: 1, total: 2 });
  assert.deepEqual(parts.add(['shc:/1/3/56']), { have: 1, total: 3 });
  assert.deepEqual(parts.add(['HC1:A']), { complete: ['HC1:A'] });
});

test('the offline pack fetches only what changed', () => {
  assert.deepEqual(plan({ '/a': '1', '/b': '1', '/c': '1' }, { '/a': '1', '/b': '2', '/d': '1' }), { fetch: ['/b', '/d'], drop: ['/c'] });
  assert.deepEqual(['/a', '/verify', '/trust/list.jws', '/sign-in', '/verify/x', '/style.1a.css'].map((path) => kindOf(path, { '/a': '1' })), ['kept', 'fresh', 'other', 'other', 'other', 'kept']);
  assert.deepEqual(stylesIn('<link rel="stylesheet" href="/style.1a.css" /><link rel="icon" href="/mark.svg"><link href="/verify.css">', { '/verify.css': '1' }), ['/style.1a.css']);
});

const read = (language: string): Record<string, string> => JSON.parse(readFileSync(`Scripts/texts/${language}.json`, 'utf8'));
const english = read('en');

const translations = readdirSync('Scripts/texts').map((file) => file.replace('.json', '')).filter((language) => language !== 'en');

test('French says everything that English says, and the others nothing else', () => {
  assert.deepEqual(Object.keys(read('fr')), Object.keys(english));
  for (const language of translations) {
    for (const key of Object.keys(read(language))) assert.ok(key in english, `${language}: ${key}`);
  }
});

test('a language lacks no sentence that another of the drafted translations has', (context) => {
  const said = new Set(translations.filter((language) => language !== 'fr').flatMap((language) => Object.keys(read(language))));
  for (const language of translations) {
    const missing = Object.keys(english).filter((key) => !(key in read(language)));
    context.diagnostic(`${language} lacks ${missing.length}: ${missing.join(', ')}`);
    assert.deepEqual(missing.filter((key) => said.has(key)), [], language);
  }
});

test('a translation keeps the placeholders of the English sentence', () => {
  const placeholders = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();
  for (const language of translations) {
    for (const [key, sentence] of Object.entries(read(language))) assert.deepEqual(placeholders(sentence), placeholders(english[key]!), `${language}: ${key}`);
  }
});

/** Words that a language truly writes as English does. */
const shared: Record<string, string[]> = { fr: ['Date', 'Dose', 'Test', 'Vaccination'], es: ['no'], de: ['Name', 'Test'] };

test('a translation is no English left standing', () => {
  for (const language of translations) {
    const same = Object.entries(read(language)).filter(([key, sentence]) => sentence !== '' && sentence === english[key]).map(([, sentence]) => sentence);
    assert.deepEqual(same.filter((sentence) => !shared[language]?.includes(sentence)), [], language);
  }
});

test('authentic, technically unexpired, not revoked and medically valid are four words in every language', () => {
  for (const language of ['en', ...translations]) {
    const four = ['signature', 'notExpired', 'notRevoked', 'medical'].map((check) => read(language)[`check.${check}`]);
    assert.ok(four.every((word) => word), language);
    assert.equal(new Set(four).size, 4, language);
  }
});

test('every outcome and reason of an entry requirement has its words', () => {
  const sources = ['judging.ts', 'rules.ts'].map((name) => readFileSync(`Scripts/requirements/${name}`, 'utf8')).join('');
  const reasons = Array.from(sources.matchAll(/'((?:yf|men|polio)-[a-z-]+|too-young|dose-counts|contraindicated|not-known|dose-too-recent|no-rule)'/g), (match) => match[1]!);
  assert.ok(new Set(reasons).size >= 13);
  for (const reason of reasons) assert.ok(`trip.reason.${reason}` in english, reason);
  for (const outcome of ['notRequired', 'met', 'exempt', 'recommended', 'waiting', 'notMet', 'unknown']) assert.ok(`trip.outcome.${outcome}` in english, outcome);
});

test('every check has its word', () => {
  for (const name of checkNames) assert.ok(english[`check.${name}`], name);
});

test('every reason that the verifier gives has its words', () => {
  const sources = readdirSync('Scripts/verifier', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const codes = sources.flatMap((name) => Array.from(readFileSync(`Scripts/verifier/${name}`, 'utf8').matchAll(/(?:fail|unknown|pass|unreadable)\('([a-z0-9-]+)'/g), (match) => match[1]!));
  assert.ok(codes.length > 30);
  for (const code of codes) assert.ok(`reason.${code}` in english, code);
});
