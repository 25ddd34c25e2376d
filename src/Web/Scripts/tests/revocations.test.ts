import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Keyring } from '../verifier/keyring.ts';
import { markOf, RevocationFilter } from '../verifier/revocationFilter.ts';
import { verify } from '../verifier/verify.ts';
import type { Source } from '../verifyPage/keptLists.ts';
import { keptRevocations } from '../verifyPage/revocations.ts';
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
  assert.deepEqual(await verdicts(), Array(6).fill('CANNOT_TELL'));
  keyring.revocations = await RevocationFilter.read(bytes, keyring);
  assert.deepEqual(await verdicts(), ['REVOKED', ...Array(5).fill('VALID_IDENTITY_NOT_CHECKED')]);
});

test('the whole list is fetched once a week, between that the lists of the days, and what was kept serves without a network', async () => {
  const keyring = await ring();
  const made = new Date((await RevocationFilter.read(bytes, keyring))!.asOf * 1000);
  const asked: string[] = [];
  const kept = new Map<string, Uint8Array>();
  let network = true;
  const source: Source = {
    kept: async (path) => kept.get(path) ?? null,
    keep: async (path, list) => void kept.set(path, list),
    forget: async (path) => void kept.delete(path),
    fetched: async (path) => { asked.push(path); return network ? bytes : null; },
  };
  const after = (days: number): Date => new Date(made.getTime() + days * 86_400_000);
  assert.equal((await keptRevocations(keyring, made, source))?.size, 1001);
  assert.deepEqual(asked.splice(0), ['/trust/revocations.bin']);
  // The same marks once more, as the list of a day: nothing is counted twice.
  assert.equal((await keptRevocations(keyring, after(2), source))?.size, 1001);
  assert.equal(asked.splice(0).length, 3);
  network = false;
  assert.equal((await keptRevocations(keyring, after(2), source))?.size, 1001);
  assert.equal((await keptRevocations(keyring, after(20), source))?.size, 1001);
  kept.clear();
  assert.equal(await keptRevocations(keyring, after(2), source), null);
});
