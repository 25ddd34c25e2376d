import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { Sign1 } from '@auth0/cose';
import { decode } from 'cbor-x';
import { fromBase45 } from '../verifier/base45.ts';
import { readCbor, toJson } from '../verifier/cbor.ts';
import { authority } from './issue.ts';

const demo = await authority();
const { text } = await demo.issue();

test('what we verify, the readers of others verify and read alike', async () => {
  const packed = fromBase45(text.slice(4));
  assert.ok(packed.ok);
  const message = Sign1.decode(inflateSync(packed.value));
  await message.verify(await crypto.subtle.importKey('jwk', demo.key.jwk!, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']));
  const theirs = decode(message.payload) as Record<string, Record<string, { n: string; vx: object }>>;
  const ours = readCbor(message.payload);
  assert.ok(ours.ok);
  assert.deepEqual(toJson(ours.value), JSON.parse(JSON.stringify(theirs)));
});

test('a flipped bit is refused by the readers of others too, so the test above can fail', async () => {
  const { cose } = await demo.issue();
  cose[cose.length - 1]! ^= 1;
  const message = Sign1.decode(cose);
  const key = await crypto.subtle.importKey('jwk', demo.key.jwk!, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  await assert.rejects(message.verify(key));
});
