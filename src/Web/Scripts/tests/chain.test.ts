import assert from 'node:assert/strict';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { test } from 'node:test';
import { fromBase45 } from '../verifier/base45.ts';
import { fromBase64url } from '../verifier/base64.ts';
import { hex, toUtf8, utf8 } from '../verifier/bytes.ts';
import { readCbor, toJson } from '../verifier/cbor.ts';
import { canonicalJson } from '../verifier/jcs.ts';
import { fromNumeric } from '../verifier/numericMode.ts';
import { inflateDeflate, inflateZlib } from '../verifier/zlib.ts';

const cbor = (text: string): unknown => {
  const read = readCbor(Buffer.from(text, 'hex'));
  return read.ok ? read.value : read.reason;
};

test('Base45 reads the examples of RFC 9285', () => {
  for (const [text, plain] of [['BB8', 'AB'], ['%69 VD92EX0', 'Hello!!'], ['UJCLQE7W581', 'base-45'], ['QED8WEX0', 'ietf!']] as const) {
    const read = fromBase45(text);
    assert.equal(read.ok && utf8(read.value), plain);
  }
});

test('Base45 refuses what no writer writes', () => {
  assert.deepEqual(['GGW', ':::', 'a12', 'ZZ', 'A', 'ABCD'].map((text) => fromBase45(text).ok), [false, false, false, false, false, false]);
});

test('inflates whatever a deflater of any level wrote', () => {
  const texts = ['', 'a', 'HealthAssess '.repeat(300), Array.from({ length: 9000 }, (_, i) => (i * 7919) % 251).join()];
  for (const text of texts) {
    for (const level of [0, 1, 6, 9]) {
      const zlib = inflateZlib(deflateSync(text, { level }));
      const raw = inflateDeflate(deflateRawSync(text, { level }));
      assert.equal(zlib.ok && utf8(zlib.value), text);
      assert.equal(raw.ok && utf8(raw.value), text);
    }
  }
});

test('inflating stops at the cap, at a cut, and at anything after the end', () => {
  const reason = (bytes: Uint8Array): string => {
    const read = inflateZlib(bytes);
    return read.ok ? 'read' : read.reason;
  };
  const whole = deflateSync('HealthAssess');
  assert.equal(reason(deflateSync(Buffer.alloc(64 * 1024))), 'read');
  assert.equal(reason(deflateSync(Buffer.alloc(64 * 1024 + 1))), 'too-large');
  assert.equal(reason(Buffer.concat([whole, Buffer.of(0)])), 'bytes-after-the-end');
  assert.equal(reason(whole.subarray(0, -1)), 'compression-broken');
  assert.equal(reason(deflateRawSync('HealthAssess')), 'not-compressed');
  assert.equal(reason(Buffer.from([...whole.subarray(0, -1), whole.at(-1)! ^ 1])), 'compression-broken');
});

test('CBOR reads the numbers and texts of RFC 8949 appendix A', () => {
  assert.deepEqual([cbor('1864'), cbor('1a000f4240'), cbor('1bffffffffffffffff'), cbor('390103'), cbor('f93e00'), cbor('fb3ff199999999999a')],
    [100, 1000000, 18446744073709551615n, -260, 1.5, 1.1]);
  assert.deepEqual([cbor('62c3bc'), cbor('f4'), cbor('f6'), cbor('9f0102ff'), cbor('5f42010243030405ff')],
    ['ü', false, null, [1, 2], Uint8Array.of(1, 2, 3, 4, 5)]);
  assert.deepEqual(toJson(cbor('a201020304') as never), { '1': 2, '3': 4 });
});

test('CBOR refuses what is not one well-formed item', () => {
  assert.deepEqual(['', '0101', '18', '1c', 'a201020103', 'a1f601', '62c328', '9f01', 'bb7fffffffffffffff', '81'.repeat(40) + '01'].map(cbor), [
    'cbor-cut-off', 'cbor-tail', 'cbor-cut-off', 'cbor-malformed', 'cbor-duplicate-key', 'cbor-key', 'cbor-not-utf8', 'cbor-cut-off', 'cbor-cut-off', 'cbor-too-deep',
  ]);
});

test('base64url admits neither padding nor stray bits', () => {
  assert.equal(hex(fromBase64url('_-8')!), 'ffef');
  assert.deepEqual(['_-8=', '/+8', '_-9', 'A'].map(fromBase64url), [null, null, null, null]);
});

test('canonical JSON orders members and keeps ECMAScript numbers (RFC 8785)', () => {
  assert.equal(canonicalJson({ b: [1e21, 0.000001, null], a: 'é\u0007"', '€': false }), '{"a":"é\\u0007\\"","b":[1e+21,0.000001,null],"€":false}');
});

test('numeric parts come in any order and all of them', () => {
  const digits = (text: string): string => Array.from(toUtf8(text), (b) => String(b - 45).padStart(2, '0')).join('');
  const [one, two] = [`shc:/1/2/${digits('eyJ')}`, `shc:/2/2/${digits('.a')}`];
  assert.deepEqual(fromNumeric([two, one]), { ok: true, value: 'eyJ.a' });
  assert.equal(fromNumeric([two]).ok, false);
  assert.equal(fromNumeric([one, one]).ok, false);
});
