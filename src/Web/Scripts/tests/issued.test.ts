import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { describe, test } from 'node:test';
import { Sign1 } from '@auth0/cose';
import { decode } from 'cbor-x';
import { SHCReader } from 'kill-the-clipboard';
import { fromBase45 } from '../verifier/base45.ts';
import { fromBase64url, base64url } from '../verifier/base64.ts';
import { Keyring } from '../verifier/keyring.ts';
import type { TrustList } from '../verifier/trust.ts';
import { verify } from '../verifier/verify.ts';
import { toBase45 } from './base45Writer.ts';
import { bitFlips } from './bitFlips.ts';
import { at, credentials, day, issued, list, type Issued } from './issued.ts';

const keyring = await Keyring.of(list);
const accepted = async (codes: readonly string[], ring = keyring): Promise<boolean> => (await verify(codes, ring, at, day)).verdict === 'VALID_IDENTITY_NOT_CHECKED';
const packed = (text: string): Uint8Array => {
  const read = fromBase45(text.slice(4));
  assert.ok(read.ok);
  return read.value;
};

for (const { form, codes } of credentials) {
  test(`${form} as issued in C# verifies in the browser`, async () => {
    const report = await verify(codes, keyring, at, day);
    assert.equal(report.verdict, 'VALID_IDENTITY_NOT_CHECKED', JSON.stringify(report.checks));
    assert.equal(report.statement?.person.birthDate, '1994-03-02');
    assert.deepEqual(report.statement?.events.map(({ date }) => date), form === 'hcert-contraindication' ? [] : ['2026-03-01']);
  });

  test(`every flipped bit of ${form} is refused in the browser`, async () => {
    for (const text of flips(issued(form))) assert.equal(await accepted([text]), false, text);
  });
}

describe('the readers of others', () => {
  for (const form of ['hcert-icvp', 'hcert-ddcc-vs', 'hcert-eu-dcc', 'hcert-contraindication'] as const) {
    test(`@auth0/cose and cbor-x read our ${form}`, async () => {
      const key = list.keys.find(({ jwk }) => jwk !== undefined)!.jwk!;
      const message = Sign1.decode(inflateSync(packed(issued(form).text)));
      await message.verify(await crypto.subtle.importKey('jwk', { ...key, ext: true }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']));
      const claims = decode(message.payload) as Record<string, Record<string, Record<string, unknown>>>;
      assert.deepEqual(Object.keys(claims['-260']!), [{ 'hcert-icvp': '-6', 'hcert-ddcc-vs': '3', 'hcert-eu-dcc': '1', 'hcert-contraindication': '-609' }[form]]);
      assert.match(JSON.stringify(claims), /1994-03-02/);
    });
  }

  test('kill-the-clipboard reads our SMART Health Card, from its code and from its file', async () => {
    const { jwk } = list.keys.find(({ domain }) => domain === 'SHC')!;
    const key = await crypto.subtle.importKey('jwk', { ...jwk!, ext: true }, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
    const reader = new SHCReader({ publicKey: key, enableQROptimization: false, strictReferences: true });
    const { text, codes } = issued('smart-health-card');
    for (const card of [await reader.fromQRNumeric(codes[0]!), await reader.fromFileContent(JSON.stringify({ verifiableCredential: [text] }))]) {
      const bundle = await card.asBundle();
      assert.deepEqual(bundle.entry?.map((entry: { resource?: { resourceType: string } }) => entry.resource?.resourceType), ['Patient', 'Immunization']);
    }
  });
});

describe('an authority and its signers', () => {
  const without = (usage: string): TrustList => ({ ...list, keys: list.keys.filter((key) => key.usage !== usage) });

  test('a seal stands and falls with the authority of the list', async () => {
    const { codes } = issued('icao-vds-nc');
    const report = await verify(codes, await Keyring.of(without('CSCA')), at, day);
    assert.equal(report.verdict, 'UNTRUSTED_ISSUER');
    assert.equal((await verify(codes, await Keyring.of(without('VDS')), at, day)).verdict, 'CANNOT_TELL');
  });

  test('a signer that the listed authority of its name did not sign is not trusted', async () => {
    const forged = await import('./issue.ts').then(({ signedByAnother }) => signedByAnother(list));
    const report = await verify(issued('hcert-icvp').codes, await Keyring.of(forged), at, day);
    assert.deepEqual([report.verdict, report.checks.issuerTrusted?.reason], ['UNTRUSTED_ISSUER', 'not-signed-by-its-authority']);
  });
});

function* flips({ form, text }: Issued): Generator<string> {
  if (form === 'smart-health-card') {
    const parts = text.split('.');
    for (let part = 0; part < parts.length; part++) {
      for (const bytes of bitFlips(fromBase64url(parts[part]!)!)) yield parts.map((letters, i) => (i === part ? base64url(bytes) : letters)).join('.');
    }
  } else if (form === 'icao-vds-nc') {
    const { sig } = JSON.parse(text) as { sig: { cer: string; sigvl: string } };
    const cut = text.indexOf('"sig"');
    for (const data of bitFlips(Buffer.from(text.slice(0, cut)))) yield Buffer.from(data).toString('utf8') + text.slice(cut);
    for (const part of [sig.cer, sig.sigvl]) {
      for (const bytes of bitFlips(fromBase64url(part)!)) yield text.replace(part, base64url(bytes));
    }
  } else {
    for (const bytes of bitFlips(packed(text))) yield `HC1:${toBase45(bytes)}`;
  }
}
