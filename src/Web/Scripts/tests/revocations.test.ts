import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Keyring } from '../verifier/keyring.ts';
import { markOf, RevocationFilter } from '../verifier/revocationFilter.ts';
import { verify } from '../verifier/verify.ts';
import { at, credentials, day, list, revocations } from './issued.ts';

const bytes = new Uint8Array(Buffer.from(revocations, 'base64'));
const ring = (): Promise<Keyring> => Keyring.of({ ...list, keys: list.keys.map(({ publishesRevocations: _, ...key }) => ({ ...key, revocations: 'filter' })) });

test('the list that C# wrote is read, and only from a trusted key', async () => {
  const filter = await RevocationFilter.read(bytes, await ring());
  assert.equal(filter?.size, 1001);
  assert.ok(filter.holds(await markOf('stranger 7')) && !filter.holds(await markOf('stranger 1001')));
  assert.equal(await RevocationFilter.read(bytes, await Keyring.of({ ...list, keys: [] })), null);
});

test('a damaged list is no list', async () => {
  const keyring = await ring();
  for (const at of [0, 5, 15, 22, 500, bytes.length - 1]) {
    const damaged = bytes.slice();
    damaged[at]! ^= 1;
    assert.equal(await RevocationFilter.read(damaged, keyring), null);
    assert.equal(await RevocationFilter.read(bytes.subarray(0, at), keyring), null);
  }
});

test('what stands in the list is revoked, the rest is not, and without the list nobody can tell', async () => {
  const keyring = await ring();
  const verdicts = (): Promise<string[]> => Promise.all(credentials.map(async ({ codes }) => (await verify(codes, keyring, at, day)).verdict));
  assert.deepEqual(await verdicts(), Array(5).fill('CANNOT_TELL'));
  keyring.revocations = await RevocationFilter.read(bytes, keyring);
  assert.deepEqual(await verdicts(), ['REVOKED', ...Array(4).fill('VALID_IDENTITY_NOT_CHECKED')]);
});
