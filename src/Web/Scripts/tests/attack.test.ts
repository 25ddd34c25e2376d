import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { test } from 'node:test';
import { verifyCose } from '../verifier/formats/hcert.ts';
import { concluded, verify } from '../verifier/verify.ts';
import { inflateZlib } from '../verifier/zlib.ts';
import { toBase45 } from './base45Writer.ts';
import { bitFlips } from './bitFlips.ts';
import { authority } from './issue.ts';

const at = new Date('2026-11-21T12:00:00Z');
const occasion = { at, today: '2026-11-21' };
const demo = await authority();

test('every flipped bit of the COSE message is refused', async () => {
  const { cose } = await demo.issue();
  for (const flipped of bitFlips(cose)) {
    const { verdict } = concluded(await verifyCose(flipped, {}, { keyring: demo.keyring, ...occasion }));
    assert.ok(!verdict.startsWith('VALID'), verdict);
  }
});

test('every flipped bit after Base45 is refused, or packs the very same message otherwise', async () => {
  const { cose, compressed } = await demo.issue();
  let repacked = 0;
  for (const flipped of bitFlips(compressed)) {
    const { verdict } = await verify([`HC1:${toBase45(flipped)}`], demo.keyring, at);
    if (!verdict.startsWith('VALID')) continue;
    const inflated = inflateZlib(flipped);
    assert.ok(inflated.ok && cose.equals(inflated.value));
    repacked++;
  }
  assert.equal(repacked, 0);
});

const bombs: Record<string, Uint8Array> = {
  'a zip bomb': deflateSync(Buffer.alloc(50_000_000), { level: 9 }).subarray(0, 9000),
  'a list of four thousand million items': deflateSync(Buffer.from('9affffffff', 'hex')),
  'lists in lists in lists': deflateSync(Buffer.alloc(60_000, 0x81)),
  'a text longer than its message': deflateSync(Buffer.from('7b7fffffffffffffff', 'hex')),
  'endless indefinite maps': deflateSync(Buffer.alloc(60_000, 0xbf)),
};

for (const [name, bytes] of Object.entries(bombs)) {
  test(`${name} ends in a verdict within 50 ms`, async () => {
    await verify(['HC1:AAA'], demo.keyring, at);
    const text = `HC1:${toBase45(bytes)}`;
    const started = performance.now();
    assert.equal((await verify([text], demo.keyring, at)).verdict, 'UNREADABLE');
    assert.ok(performance.now() - started < 50, `${performance.now() - started} ms`);
  });
}

test('noise always gets a verdict', async () => {
  for (let i = 0; i < 2000; i++) {
    const noise = crypto.getRandomValues(new Uint8Array(i % 300));
    await verify([`HC1:${toBase45(noise)}`], demo.keyring, at);
    await verifyCose(noise, {}, { keyring: demo.keyring, ...occasion });
  }
});
