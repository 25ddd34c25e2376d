import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromBase45 } from '../verifier/base45.ts';
import { hex } from '../verifier/bytes.ts';
import { readCbor, toJson } from '../verifier/cbor.ts';
import { readSign1 } from '../verifier/cose.ts';
import { readCwt } from '../verifier/cwt.ts';
import { verifyCose } from '../verifier/formats/hcert.ts';
import { Keyring } from '../verifier/keyring.ts';
import { verify } from '../verifier/verify.ts';
import { inflateZlib } from '../verifier/zlib.ts';
import type { Checks } from '../verifier/checks/check.ts';
import { missing, sharedText } from './sharedData.ts';

interface Vector {
  readonly path: string;
  readonly CBOR?: string;
  readonly COSE?: string;
  readonly COMPRESSED?: string;
  readonly BASE45?: string;
  readonly PREFIX: string;
  readonly JSON?: unknown;
  readonly TESTCTX: { readonly CERTIFICATE?: string; readonly VALIDATIONCLOCK?: string };
  readonly EXPECTEDRESULTS: Record<string, boolean>;
}

/** Which check answers which stated expectation. */
const expectations: readonly (readonly [string, keyof Checks])[] = [
  ['EXPECTEDUNPREFIX', 'prefix'],
  ['EXPECTEDB45DECODE', 'base45'],
  ['EXPECTEDCOMPRESSION', 'compression'],
  ['EXPECTEDDECODE', 'cose'],
  ['EXPECTEDVERIFY', 'signature'],
  ['EXPECTEDSCHEMAVALIDATION', 'schema'],
  ['EXPECTEDKEYUSAGE', 'keyUsage'],
  ['EXPECTEDEXPIRATIONCHECK', 'notExpired'],
];

/** Where a vector and we part, and why. */
const exceptions = new Map([
  ['PL/1.3.0/2DCode/raw/5.json', 'the JSON of the vector is not what its CBOR says'],
]);

const skip = missing('dgc');
const vectors = skip ? [] : sharedText('dgc', 'vectors.jsonl').trim().split('\n').map((line) => JSON.parse(line) as Vector);

describe('EU DCC vectors', { skip }, () => {
  for (const vector of vectors) {
    test(vector.path, { skip: exceptions.get(vector.path) ?? false }, async () => {
      const checks = await checksOf(vector);
      for (const [expectation, check] of expectations) {
        const expected = vector.EXPECTEDRESULTS[expectation];
        if (expected === undefined || checks[check] === undefined) continue;
        assert.equal(checks[check].result === 'pass', expected, `${expectation}: ${JSON.stringify(checks[check])}`);
      }
      intermediateForms(vector);
    });
  }
});

async function checksOf(vector: Vector): Promise<Checks> {
  const { CERTIFICATE, VALIDATIONCLOCK } = vector.TESTCTX;
  const keys = CERTIFICATE ? [{ participant: 'TEST', usage: 'DSC', domain: 'DCC', x5c: [CERTIFICATE] }] : [];
  const keyring = await Keyring.of({ asOf: '2021-01-01', source: 'vector', demo: true, keys, products: [] });
  const at = new Date(VALIDATIONCLOCK ?? '2021-06-01T00:00:00Z');
  if ('EXPECTEDUNPREFIX' in vector.EXPECTEDRESULTS || vector.COSE === undefined) return (await verify([vector.PREFIX], keyring, at)).checks;
  return (await verifyCose(Buffer.from(vector.COSE, 'hex'), {}, { keyring, at, today: at.toISOString().slice(0, 10) })).checks;
}

function intermediateForms(vector: Vector): void {
  const { EXPECTEDRESULTS: expected, BASE45, COMPRESSED, COSE, JSON: payload } = vector;
  if (BASE45 && COMPRESSED && expected['EXPECTEDB45DECODE']) {
    const read = fromBase45(BASE45);
    assert.equal(read.ok && hex(read.value), COMPRESSED.toLowerCase());
  }
  if (COMPRESSED && COSE && expected['EXPECTEDCOMPRESSION']) {
    const read = inflateZlib(Buffer.from(COMPRESSED, 'hex'));
    assert.equal(read.ok && hex(read.value), COSE.toLowerCase());
  }
  if (COSE && payload && expected['EXPECTEDVALIDJSON']) assert.deepEqual(claimOf(COSE), payload);
}

function claimOf(cose: string): unknown {
  const message = readSign1(Buffer.from(cose, 'hex'));
  const cwt = message.ok ? readCwt(message.value.payload) : message;
  return cwt.ok ? toJson(cwt.value.hcert?.get(1)) : null;
}

test('reads exactly one item and nothing after it', () => {
  assert.deepEqual(readCbor(Uint8Array.of(0x01)), { ok: true, value: 1 });
  assert.deepEqual(readCbor(Uint8Array.of(0x01, 0x01)), { ok: false, reason: 'cbor-tail' });
});
