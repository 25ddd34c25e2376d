import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Keyring } from '../verifier/keyring.ts';
import { verifyingKey } from '../verifier/keyImport.ts';
import type { TrustedKey } from '../verifier/trust.ts';
import { verify } from '../verifier/verify.ts';
import { missing, sharedFiles, sharedJson, sharedText } from './sharedData.ts';

const ringOf = (keys: readonly TrustedKey[]): Promise<Keyring> =>
  Keyring.of({ asOf: '2026-11-21T00:00:00Z', source: 'test', demo: true, keys, products: [] });

const empty = ringOf([]);
const now = new Date('2026-11-21T12:00:00Z');

describe('SMART Health Cards', { skip: missing('shc') }, () => {
  const issuer = async (folder: string): Promise<Keyring> => {
    const { keys } = sharedJson('shc', folder, 'issuer', '.well-known', 'jwks.json') as { keys: (JsonWebKey & { kid: string })[] };
    const crl = sharedFiles('shc', folder, 'issuer', '.well-known', 'crl').filter((name) => name.endsWith('.json'));
    const lists = crl.map((name) => sharedJson('shc', folder, 'issuer', '.well-known', 'crl', name) as { kid: string; rids: string[] });
    return ringOf(keys.map((jwk) => ({ kid: jwk.kid, participant: 'TEST', usage: 'DSC', domain: 'SHC', jwk, revoked: lists.find((list) => list.kid === jwk.kid)?.rids ?? [] })));
  };
  const qr = (folder: string, example: string): string[] =>
    sharedFiles('shc', folder).filter((name) => name.startsWith(`example-${example}-f-qr-code-numeric`)).map((name) => sharedText('shc', folder, name).trim());

  for (const [folder, example] of [['published', '00'], ['published', '01'], ['older-5e4c5f5', '00'], ['older-5e4c5f5', '01'], ['older-5e4c5f5', '02']] as const) {
    test(`${folder} ${example} verifies, from its QR and from its file`, async () => {
      const ring = await issuer(folder);
      const file = sharedText('shc', folder, `example-${example}-e-file.smart-health-card`);
      for (const texts of [qr(folder, example), qr(folder, example).reverse(), [file]]) {
        const report = await verify(texts, ring, now);
        assert.equal(report.checks.signature?.result, 'pass', JSON.stringify(report.checks));
        assert.equal(report.verdict, 'VALID_IDENTITY_NOT_CHECKED', JSON.stringify(report.checks));
        assert.ok(report.statement!.events.length > 0);
      }
    });
  }

  test('example 03 is genuine, revoked and expired, and each is said apart', async () => {
    const report = await verify(qr('older-5e4c5f5', '03'), await issuer('published'), now);
    assert.deepEqual([report.checks.signature?.result, report.checks.notRevoked?.result, report.checks.notExpired?.result], ['pass', 'fail', 'fail']);
    assert.equal(report.verdict, 'REVOKED');
  });
});

/** Its vaccination has no date. */
const undated = ['WHOQR2Contents.txt'];

describe('WHO texts', { skip: missing('who') }, () => {
  const texts = missing('who') ? [] : sharedFiles('who').filter((name) => /(Contents|DVCTestQR)\.txt$/.test(name));
  for (const name of texts) {
    test(`${name} is read, and not accepted without a key`, async () => {
      const report = await verify([sharedText('who', name).replace(/\r?\n$/, '')], await empty, now);
      assert.ok(report.payload, JSON.stringify(report.checks));
      assert.equal(report.checks.schema?.result, undated.includes(name) ? 'fail' : 'pass', JSON.stringify(report.checks));
      assert.equal(report.verdict, name.startsWith('DIVOC') ? 'CANNOT_TELL' : 'UNTRUSTED_ISSUER');
    });
  }

  test('the ICVP sample does not verify with its own key', async () => {
    const { verificationMethod } = sharedJson('gdhcn-trust', 'dev-v1-trustlist-did.json') as { verificationMethod: { id: string; publicKeyJwk: JsonWebKey & { x5c: string[] } }[] };
    const kid = 'UUuJcwmjoJM=';
    const keys = verificationMethod.filter((entry) => decodeURIComponent(entry.id).endsWith(`#${kid}`))
      .map(({ publicKeyJwk }) => ({ kid, participant: 'XCL', usage: 'DSC', domain: 'DCC', jwk: publicKeyJwk, x5c: publicKeyJwk.x5c }));
    assert.equal(keys.length, 1);
    const report = await verify([sharedText('who', 'DVCTestQR.txt').trimEnd()], await ringOf(keys), now);
    assert.equal(report.statement?.dialect, 'A');
    assert.equal(report.verdict, 'BAD_SIGNATURE');
  });
});

describe('ICAO seals', { skip: missing('vds-nc') }, () => {
  for (const [i, seal] of (missing('vds-nc') ? [] : (sharedJson('vds-nc', 'VDS-NC-Examples.json') as object[])).entries()) {
    test(`sample ${i + 1} carries its own signature, but no trusted chain`, async () => {
      const report = await verify([JSON.stringify(seal)], await empty, now);
      assert.equal(report.checks.signature?.result, 'pass', JSON.stringify(report.checks));
      assert.equal(report.verdict, 'UNTRUSTED_ISSUER');
    });
  }
});

test('the production trust list loads but for its keys of unknown curve', { skip: missing('gdhcn-trust') }, async () => {
  const { verificationMethod } = sharedJson('gdhcn-trust', 'prod-v2-trustlist-did.json') as { verificationMethod: { id: string; publicKeyJwk: JsonWebKey & { x5c: string[] } }[] };
  const asKeys = (member: 'x5c' | 'jwk'): TrustedKey[] =>
    verificationMethod.map(({ id, publicKeyJwk }) => ({ kid: id.split('#')[1]!, participant: '', usage: 'DSC', domain: 'DCC', ...(member === 'x5c' ? { x5c: publicKeyJwk.x5c } : { jwk: publicKeyJwk }) }));
  const loads = async (key: TrustedKey): Promise<boolean> => {
    const read = verifyingKey(key);
    return read !== null && (await read.import(read.kind === 'RSA' ? { name: 'RSA-PSS', hash: 'SHA-256' } : { name: 'ECDSA', namedCurve: read.curve })) !== null;
  };
  const fromCertificates = await Promise.all(asKeys('x5c').map(loads));
  const fromNumbers = await Promise.all(asKeys('jwk').map(loads));
  assert.equal(verificationMethod.length, 501);
  assert.equal(fromCertificates.filter(Boolean).length, 501);
  assert.deepEqual(asKeys('jwk').filter((_, i) => !fromNumbers[i]).map((key) => key.jwk!.crv), Array(4).fill('UNKNOWN CURVE'));
});
