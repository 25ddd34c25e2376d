import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { PublishedRequirements, RequirementSet } from '../requirements/compiled.ts';
import { answers } from '../requirements/rules.ts';
import { dosesShown, isShown, lettersShown } from '../requirements/shown.ts';
import type { Answer, Trip } from '../requirements/trip.ts';
import type { Report } from '../verifier/verify.ts';

/** One line as the tests in C# write it (tests/Unit/Requirements/RequirementVectorTests.cs). */
interface Vector {
  readonly name: string;
  readonly with: RequirementSet;
  readonly trip: Trip;
  readonly expected: readonly Omit<Answer, 'source'>[];
}

const seed = JSON.parse(readFileSync('Scripts/vectors/requirements.json', 'utf8')) as RequirementSet;
const vectors = readFileSync('Scripts/vectors/trips.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Vector);

/** The set with a case's own rules in the place of what is on record (RequirementSet.With). */
const having = (set: RequirementSet, { lists, rules }: RequirementSet): RequirementSet => ({
  ...set,
  lists: { ...set.lists, ...lists },
  rules: [...set.rules.filter((old) => !rules.some((rule) => rule.country === old.country && rule.disease === old.disease)), ...rules],
});

test('there are vectors enough to hold the two evaluators together', () => assert.ok(vectors.length > 300));

for (const { name, with: own, trip, expected } of vectors) {
  test(`asks of a trip what the engine in C# asks: ${name}`, () => {
    assert.deepEqual(answers(having(seed, own), trip).map(({ source: _, ...answer }) => answer), expected);
  });
}

const published: PublishedRequirements = { ...seed, vaccines: { '183': 'yellow-fever', STAMARIL: 'yellow-fever', XM5V19: 'ipv', '136': 'menacwy' }, countries: {} };
const report = (verdict: Report['verdict'], event: object, more: object = {}): Report =>
  ({ format: 'icvp', verdict, checks: {}, statement: { format: 'icvp', person: {}, events: [{ kind: 'vaccination', date: '2026-06-01', ...event }] }, ...more }) as Report;

test('a dose is known by its product, by its vaccine, and one of yellow fever by its disease', () => {
  const vaccine = (event: object, disease?: string) => dosesShown(report('MATCH_VALID', event, disease === undefined ? {} : { disease }), published)[0]?.vaccine;
  assert.equal(vaccine({ product: 'STAMARIL' }), 'yellow-fever');
  assert.equal(vaccine({ vaccine: '183' }), 'yellow-fever');
  assert.equal(vaccine({ product: 'new on the list' }, '1D47'), 'yellow-fever');
  assert.equal(vaccine({ vaccine: '207' }), undefined);
});

test('a dose against polio of an unknown product has no day that counts', () => {
  assert.deepEqual(dosesShown(report('MATCH_VALID', { product: 'new on the list' }, { disease: '1C81' }), published), [{ vaccine: 'ipv', date: null }]);
});

test('a product that is not approved and a conjugate are told as such, a partial date is none', () => {
  const refused = report('PRODUCT_NOT_APPROVED', { product: 'STAMARIL' }, { checks: { product: { result: 'fail', reason: '' } } });
  assert.deepEqual(dosesShown(refused, published), [{ vaccine: 'yellow-fever', date: '2026-06-01', approved: false }]);
  assert.deepEqual(dosesShown(report('MATCH_VALID', { vaccine: '136', date: '2026-06' }), published), [{ vaccine: 'menacwy', date: null, conjugate: true }]);
});

test('only an authentic certificate that is not withdrawn and not another person\'s is held against a trip', () => {
  const shown = (verdict: Report['verdict']) => isShown(report(verdict, { product: 'STAMARIL' }), published);
  assert.deepEqual((['MATCH_VALID', 'VALID_IDENTITY_NOT_CHECKED', 'NOT_YET_VALID', 'MEDICALLY_EXPIRED', 'PRODUCT_NOT_APPROVED'] as const).map(shown), [true, true, true, true, true]);
  assert.deepEqual((['REVOKED', 'BAD_SIGNATURE', 'UNTRUSTED_ISSUER', 'CANNOT_TELL', 'IDENTITY_MISMATCH_ASK_HUMAN', 'UNREADABLE'] as const).map(shown), [false, false, false, false, false, false]);
  assert.equal(isShown(report('MATCH_VALID', { vaccine: '207' }), published), false);
});

const letterOf = (verdict: Report['verdict'], letter: object = {}): Report =>
  ({ format: 'contraindication', verdict, checks: {}, statement: { format: 'contraindication', person: {}, events: [], letter: { disease: '1D47', from: '2026-06-01', until: '2026-08-31', ...letter } } }) as Report;

/** From a country with risk to one that asks all who come from there, arriving on a day. */
const outcome = (shown: Report, arrived: string): string | undefined => {
  const stops = [{ country: 'UGA', resident: true, left: arrived }, { country: 'NPL', arrived }];
  return answers(published, { stops, birthDate: '1994-03-02', doses: dosesShown(shown, published), letters: lettersShown(shown, published) }).find(({ disease, country }) => disease === '1D47' && country === 'NPL')?.outcome;
};

test('a letter exempts from its disease on each of its days and on no other', () => {
  const letter = letterOf('MATCH_VALID');
  assert.deepEqual(['2026-05-31', '2026-06-01', '2026-08-31', '2026-09-01'].map((day) => outcome(letter, day)), ['notMet', 'exempt', 'exempt', 'notMet']);
  assert.equal(outcome(letterOf('MATCH_VALID', { disease: '1C81' }), '2026-06-15'), 'notMet');
});

test('a letter is no dose, and without dates or of a disease that nobody asks for it is nothing', () => {
  assert.deepEqual(dosesShown(letterOf('MATCH_VALID'), published), []);
  assert.equal(isShown(letterOf('MATCH_VALID'), published), true);
  for (const broken of [{ until: undefined }, { from: undefined }, { disease: undefined }, { disease: 'RA01' }]) assert.equal(isShown(letterOf('MATCH_VALID', broken), published), false);
});

test('a letter that is withdrawn, not authentic, or another person\'s is held against no trip', () => {
  for (const verdict of ['REVOKED', 'BAD_SIGNATURE', 'UNTRUSTED_ISSUER', 'CANNOT_TELL', 'IDENTITY_MISMATCH_ASK_HUMAN'] as const) assert.equal(isShown(letterOf(verdict), published), false, verdict);
});
