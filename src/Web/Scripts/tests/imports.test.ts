import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Keyring } from '../verifier/keyring.ts';
import { merged, type ImportedList, type TrustedKey, type TrustList } from '../verifier/trust.ts';
import { verify } from '../verifier/verify.ts';
import { at, day, issued, list } from './issued.ts';
import { missing, sharedFiles, sharedJson, sharedText } from './sharedData.ts';

/** Lists of others as the site publishes them (ImportedTrust.cs; the same cases as ImportedListsVerifyTests.cs). */
const own: TrustList = { asOf: '2026-11-21T00:00:00Z', source: 'site', demo: true, keys: [], products: [] };
const imported = (more: Partial<ImportedList>): ImportedList => ({ id: 'x', asOf: '2026-11-21T00:00:00Z', source: 'test', sha256: '', keys: [], ...more });
const ring = (...lists: ImportedList[]): Promise<Keyring> => Keyring.of(merged(own, lists));

test('a published certificate is revoked by each kind of batch of the gateway, and good without it', { skip: missing('dgc') }, async () => {
  const vector = sharedText('dgc', 'vectors.jsonl').split('\n').map((line) => line && JSON.parse(line)).find((one) => one && one.path === 'AT/2DCode/raw/1.json');
  const der = Buffer.from(vector.TESTCTX.CERTIFICATE, 'base64');
  const kid = createHash('sha256').update(der).digest().subarray(0, 8).toString('base64');
  const keys: TrustedKey[] = [{ kid, participant: 'AUT', usage: 'DSC', domain: 'DCC', x5c: [der.toString('base64')], publishesRevocations: false }];
  const { ci, co } = vector.JSON.v[0] as { ci: string; co: string };
  const hash = (source: string | Buffer): string => createHash('sha256').update(source).digest().subarray(0, 16).toString('base64');
  const names = { UCI: hash(ci), COUNTRYCODEUCI: hash(co + ci), SIGNATURE: hash(Buffer.from(vector.COSE, 'hex').subarray(-64, -32)), STRANGER: hash('somebody') };
  const verdict = async (revokedByKey: Record<string, string[]>): Promise<string> =>
    (await verify([vector.PREFIX], await ring(imported({ keys }), imported({ revokedByKey })), new Date(vector.TESTCTX.VALIDATIONCLOCK), '2021-05-06')).verdict;
  assert.equal(await verdict({}), 'VALID_IDENTITY_NOT_CHECKED');
  for (const [kind, name] of Object.entries(names)) {
    for (const whose of [kid, '']) assert.equal(await verdict({ [whose]: [name] }), kind === 'STRANGER' ? 'VALID_IDENTITY_NOT_CHECKED' : 'REVOKED', `${kind} ${whose}`);
  }
});

test('a seal is accepted once its authority is on a list, and by no other', async () => {
  const seal = issued('icao-vds-nc').codes;
  const authority = list.keys.find(({ usage }) => usage === 'CSCA')!;
  const verdict = async (keys: readonly TrustedKey[]): Promise<string> => (await verify(seal, await Keyring.of(merged({ ...own, asOf: list.asOf }, [imported({ keys, asOf: list.asOf })])), at, day)).verdict;
  assert.equal(await verdict([]), 'UNTRUSTED_ISSUER');
  assert.equal(await verdict([{ ...authority, domain: 'ICAO', publishesRevocations: false }]), 'VALID_IDENTITY_NOT_CHECKED');
});

test('a published health card is accepted by the directory and its revoked neighbour is not', { skip: missing('shc') }, async () => {
  const known = ['shc', 'published', 'issuer', '.well-known'];
  const { keys } = sharedJson(...known, 'jwks.json') as { keys: (JsonWebKey & { kid: string })[] };
  const lists = sharedFiles(...known, 'crl').filter((name) => name.endsWith('.json')).map((name) => sharedJson(...known, 'crl', name) as { kid: string; rids: string[] });
  const directory = imported({ keys: keys.map((jwk) => {
    const revoked = lists.find(({ kid }) => kid === jwk.kid)?.rids;
    return { kid: jwk.kid, participant: 'Examples', usage: 'DSC', domain: 'SHC', issuer: 'https://spec.smarthealth.cards/examples/issuer', jwk, publishesRevocations: true, ...(revoked === undefined ? {} : { revoked }) };
  }) });
  const card = (folder: string, number: string): string => sharedText('shc', folder, `example-${number}-d-jws.txt`).trim();
  const now = new Date('2026-11-21T12:00:00Z');
  const verdict = async (text: string, ...from: ImportedList[]): Promise<string> => (await verify([text], await ring(...from), now)).verdict;
  assert.equal(await verdict(card('published', '00')), 'UNTRUSTED_ISSUER');
  assert.equal(await verdict(card('published', '00'), directory), 'VALID_IDENTITY_NOT_CHECKED');
  assert.equal(await verdict(card('older-5e4c5f5', '03'), directory), 'REVOKED');
});
