import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Keyring } from '../verifier/keyring.ts';
import type { TrustedKey } from '../verifier/trust.ts';
import { verify, withHolder, type Report } from '../verifier/verify.ts';
import { authority, icvp, type Options } from './issue.ts';

const now = new Date('2026-11-21T12:00:00Z');
const demo = await authority();
const of = async (options: Options = {}, at = now): Promise<Report> => verify([(await demo.issue(options)).text], demo.keyring, at);
const withDose = (dose: Record<string, string>): Options => ({ claim: new Map([[-6, icvp(dose)]]) });

test('a sound yellow-fever certificate is valid, its holder not yet checked', async () => {
  const report = await of();
  assert.deepEqual([report.verdict, report.decided, report.format, report.statement?.dialect], ['VALID_IDENTITY_NOT_CHECKED', undefined, 'icvp', 'C']);
  const match = withHolder(report, { name: 'ERIKSSON ANNA MARIA', birthDate: '1974-08-12' });
  assert.equal(match.verdict, 'MATCH_VALID');
  assert.equal(withHolder(match, { name: 'BORG', birthDate: '1974-08-12' }).verdict, 'IDENTITY_MISMATCH_ASK_HUMAN');
  assert.ok(Object.values(report.checks).every((check) => check.result === 'pass'), JSON.stringify(report.checks));
});

test('yellow fever counts from the tenth day, and says which day that is', async () => {
  assert.equal((await of(withDose({ dv: '2026-11-12' }))).verdict, 'NOT_YET_VALID');
  assert.equal((await of(withDose({ dv: '2026-11-12' }))).checks.medical?.date, '2026-11-22');
  assert.equal((await of(withDose({ dv: '2026-11-11' }))).verdict, 'VALID_IDENTITY_NOT_CHECKED');
});

test('the signature may run out while the dose holds for life', async () => {
  const report = await of({}, new Date('2029-01-01T00:00:00Z'));
  assert.deepEqual([report.verdict, report.checks.medical?.result], ['TECHNICALLY_EXPIRED_REISSUE', 'pass']);
});

test('a clock before the time of issue is a question, not an expiry', async () => {
  const report = await of({ issuedAt: '2026-11-22T00:00:00Z' });
  assert.deepEqual([report.verdict, report.decided, report.checks.notExpired?.date], ['CANNOT_TELL', 'notExpired', '2026-11-22']);
});

test('an unlisted product is refused by a fresh list only', async () => {
  const other = withDose({ vp: `YellowFeverProduct${'0'.repeat(32)}` });
  assert.equal((await of(other)).verdict, 'PRODUCT_NOT_APPROVED');
  assert.equal((await of(other, new Date('2026-12-21T00:00:00Z'))).verdict, 'CANNOT_TELL');
});

test('an unknown form goes to a human', async () => {
  assert.equal((await of({ claim: new Map([[-6, new Map([['n', 'A']])]]) })).verdict, 'UNKNOWN_VERSION_ASK_HUMAN');
  assert.equal((await of({ claim: new Map([[-7, icvp()]]) })).verdict, 'UNKNOWN_VERSION_ASK_HUMAN');
  assert.equal((await verify(['HC2:ABC'], demo.keyring, now)).verdict, 'UNKNOWN_VERSION_ASK_HUMAN');
});

test('the two older dialects are told apart by what carries the dose', async () => {
  const dose = new Map<string, string>([['vp', 'x'], ['dt', '2026-10-20'], ['bo', '1'], ['cn', 'y']]);
  const claim = (v: unknown): Options => ({ claim: new Map([[-6, new Map([['n', 'A B'], ['dob', '1990-01-01'], ['v', v]])]]) as never });
  assert.equal((await of(claim(dose))).statement?.dialect, 'A');
  assert.equal((await of(claim([dose]))).statement?.dialect, 'B');
  assert.equal((await of(claim([dose, dose]))).checks.medical?.reason, 'dose-date-missing');
});

test('another key of the same name is a bad signature, no key of the name an untrusted issuer', async () => {
  const { text } = await demo.issue();
  const other = await authority();
  const empty = await authority({ kid: 'AAAAAAAAAAA=' });
  assert.equal((await verify([text], other.keyring, now)).verdict, 'BAD_SIGNATURE');
  assert.equal((await verify([text], empty.keyring, now)).verdict, 'UNTRUSTED_ISSUER');
});

test('revoked by the hash of its signature; a list that should be there and is not leaves it open', async () => {
  const issued = await demo.issue();
  const signature = issued.cose.subarray(-64, -32);
  const name = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(signature))).subarray(0, 16).toString('base64');
  const { revoked: _, ...silent } = demo.key;
  const verdict = async (key: TrustedKey): Promise<string> => (await verify([issued.text], await Keyring.of({ ...demo.keyring.list, keys: [key] }), now)).verdict;
  assert.equal(await verdict({ ...demo.key, revoked: [name] }), 'REVOKED');
  assert.equal(await verdict(silent), 'CANNOT_TELL');
  assert.equal(await verdict({ ...silent, publishesRevocations: false }), 'VALID_IDENTITY_NOT_CHECKED');
});

test('a key that has run out since still counts, one that signed outside its life does not', async () => {
  const { text } = await demo.issue();
  const ending = (notAfter: string) => Keyring.of({ ...demo.keyring.list, keys: [{ ...demo.key, notAfter }] });
  assert.deepEqual((await verify([text], await ending('2026-11-10T00:00:00Z'), now)).checks.issuerTrusted, { result: 'pass', reason: 'key-expired-since', detail: 'XXA' });
  assert.equal((await verify([text], await ending('2026-10-30T00:00:00Z'), now)).verdict, 'UNTRUSTED_ISSUER');
});

test('text that is no credential is unreadable, however long', async () => {
  for (const text of ['', 'hello', 'HC1:', 'HC1:!', 'HC1:' + 'A'.repeat(1_000_000), 'shc:/', 'shc:/1', '{}', '{', 'eyJ.a.b']) {
    assert.equal((await verify([text], demo.keyring, now)).verdict, 'UNREADABLE', text.slice(0, 20));
  }
});
