import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compactVerify, importX509 } from 'jose';
import { fromBase64, base64 } from '../verifier/base64.ts';
import { canonicalJson } from '../verifier/jcs.ts';
import { concat, own, sha256, toUtf8 } from '../verifier/bytes.ts';
import { Keyring } from '../verifier/keyring.ts';
import { authorities, changed, older, otherAuthority, ownList, signedBy } from '../verifier/publisher.ts';
import type { TrustList } from '../verifier/trust.ts';
import type { Source } from '../verifyPage/keptLists.ts';
import { loadRequirements } from '../verifyPage/requirements.ts';
import { forgetAuthority, loadTrust } from '../verifyPage/trust.ts';

type Name = 'first' | 'sameSigner' | 'newSigner' | 'firstRevoked' | 'byRevoked' | 'newAuthority' | 'newAuthorityWithoutLink' | 'stranger' | 'strangerAmongOurs' | 'rules' | 'csca' | 'authority' | 'strangers';

/** Lists of an authority through its life, signed in C# (tests/Unit/Certificates/SignedLists.cs). */
const vectors = JSON.parse(readFileSync('Scripts/vectors/lists.json', 'utf8')) as Record<Name, string> & { did: Did };

interface Did {
  readonly proof: Record<string, unknown> & { proofValue: string };
  readonly verificationMethod: readonly { publicKeyJwk: { x5c: string[] } }[];
}

const read = async (name: Name, kept: TrustList | null = null): Promise<TrustList> => {
  const judged = await ownList(vectors[name], kept);
  assert.ok(judged.ok, `${name}: ${judged.ok || judged.reason}`);
  return judged.value;
};

/** `taken`, or why the list may not follow the other. */
const after = async (before: Name, name: Name): Promise<string> => {
  const judged = await ownList(vectors[name], await read(before));
  return judged.ok ? 'taken' : judged.reason;
};

test('a list follows where it is signed under the authority that the device knows', async () => {
  assert.deepEqual(await Promise.all((['sameSigner', 'newSigner', 'firstRevoked', 'newAuthority'] as const).map((next) => after('first', next))), Array(4).fill('taken'));
  assert.deepEqual(await Promise.all((['newAuthorityWithoutLink', 'stranger'] as const).map((next) => after('first', next))), Array(2).fill(otherAuthority));
  assert.equal(await after('sameSigner', 'first'), older);
});

test('a signer that left the list signs no further one, and a stranger does not become one of ours by standing among our keys', async () => {
  assert.equal(await after('newSigner', 'byRevoked'), 'taken');
  assert.equal(await after('firstRevoked', 'byRevoked'), changed);
  assert.equal(await after('first', 'strangerAmongOurs'), changed);
  assert.deepEqual(await ownList(vectors.strangerAmongOurs, null), { ok: false, reason: changed });
});

/** Each letter of a token turned into another one, here and there. */
const tampered = (token: string): string[] =>
  Array.from({ length: 60 }, (_, i) => Math.floor((i * token.length) / 60)).concat(token.length - 1)
    .map((at) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)).concat(token.slice(0, -1), `${token}A`, '');

test('a list of which one letter was changed is refused', async () => {
  const first = await read('first');
  const ring = await Keyring.of(first);
  for (const text of tampered(vectors.sameSigner)) assert.equal((await ownList(text, first)).ok, false);
  for (const text of [...tampered(vectors.rules), ...tampered(vectors.csca)]) assert.equal((await signedBy(text, ring)).ok, false);
  assert.ok((await signedBy(vectors.rules, ring)).ok);
  assert.equal((await signedBy(vectors.rules, await Keyring.of(await read('stranger')))).ok, false);
});

/** A device whose network says what a test puts there. */
function device(): { source: Source; network: Map<string, string>; kept: Map<string, Uint8Array> } {
  const network = new Map<string, string>([['/trust/list.jws', vectors.first], ['/trust/requirements.jws', vectors.rules], ['/trust/lists/csca.jws', vectors.csca]]);
  const kept = new Map<string, Uint8Array>();
  const source: Source = {
    kept: async (path) => kept.get(path) ?? null,
    keep: async (path, bytes) => void kept.set(path, bytes),
    forget: async (path) => void kept.delete(path),
    fetched: async (path) => (network.has(path) ? toUtf8(network.get(path)!) : null),
  };
  return { source, network, kept };
}

test('a changed list of keys is named and not used, and the last good one still counts', async () => {
  const { source, network } = device();
  const first = await loadTrust(source);
  assert.deepEqual([first.refused, first.keyring.list.keys.length, first.keyring.list.lists!.length], [[], 2, 1]);
  for (const text of [tampered(vectors.newSigner)[30]!, vectors.strangerAmongOurs]) {
    network.set('/trust/list.jws', text);
    const known = await loadTrust(source);
    assert.deepEqual(known.refused, [{ list: 'tests', reason: changed }]);
    assert.equal(known.keyring.list.asOf, first.keyring.list.asOf);
  }
  network.clear();
  assert.deepEqual((await loadTrust(source)).keyring.list.asOf, first.keyring.list.asOf);
  network.set('/trust/list.jws', vectors.newSigner);
  const next = await loadTrust(source);
  assert.deepEqual([next.refused, next.keyring.list.keys.length], [[], 3]);
});

test('a changed list of others or of rules is named and not used, and the last good one still counts', async () => {
  const { source, network } = device();
  const { keyring } = await loadTrust(source);
  assert.equal((await loadRequirements(keyring, source)).list?.version, 'test');
  network.set('/trust/requirements.jws', tampered(vectors.rules)[40]!);
  network.set('/trust/lists/csca.jws', vectors.rules); // genuine, and another list than asked for
  assert.deepEqual(await loadRequirements(keyring, source).then(({ list, refused }) => [list?.version, refused]), ['test', changed]);
  assert.deepEqual((await loadTrust(source)).refused, [{ list: 'states', reason: changed }]);
  const fresh = device();
  fresh.network.set('/trust/requirements.jws', tampered(vectors.rules)[40]!);
  assert.deepEqual(await loadRequirements(keyring, fresh.source), { list: null, refused: changed });
});

test('another authority is taken only when a person says so', async () => {
  const { source, network } = device();
  await loadTrust(source);
  network.set('/trust/list.jws', vectors.stranger);
  const known = await loadTrust(source);
  assert.deepEqual(known.refused, [{ list: 'tests', reason: otherAuthority, known: [vectors.authority], offered: [vectors.strangers] }]);
  assert.deepEqual(await authorities(known.keyring.list), [vectors.authority]);
  await forgetAuthority(source);
  assert.deepEqual(await authorities((await loadTrust(source)).keyring.list), [vectors.strangers]);
});

const pem = (der: string): string => `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----`;

test('jose, a library of others, verifies our lists', async () => {
  const { keys } = await read('first');
  const key = await importX509(pem(keys.find(({ usage }) => usage === 'DSC')!.x5c![0]!), 'ES256');
  for (const name of ['first', 'rules', 'csca'] as const) {
    assert.equal(typeof JSON.parse(new TextDecoder().decode((await compactVerify(vectors[name], key)).payload)), 'object');
    await assert.rejects(compactVerify(tampered(vectors[name])[30]!, key));
  }
});

test('the proof of the DID document is that of its suite (ecdsa-jcs-2019)', async () => {
  const { proof: { proofValue, ...proof }, ...document } = vectors.did;
  const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  const number = Array.from(proofValue.slice(1)).reduce((sum, letter) => sum * 58n + BigInt(letters.indexOf(letter)), 0n);
  const signature = new Uint8Array(Buffer.from(number.toString(16).padStart(128, '0'), 'hex'));
  const key = await importX509(pem(base64(fromBase64(document.verificationMethod[0]!.publicKeyJwk.x5c[0]!)!)), 'ES256') as unknown as { export(of: object): Buffer };
  const imported = await crypto.subtle.importKey('spki', new Uint8Array(key.export({ type: 'spki', format: 'der' })), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  const signed = concat(await sha256(toUtf8(canonicalJson(proof))), await sha256(toUtf8(canonicalJson(document))));
  assert.ok(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, own(signature), signed));
});
