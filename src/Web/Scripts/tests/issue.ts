import { deflateSync } from 'node:zlib';
import { toBase45 } from './base45Writer.ts';
import { Keyring } from '../verifier/keyring.ts';
import type { TrustedKey, TrustList } from '../verifier/trust.ts';

type Plain = string | number | Uint8Array | Plain[] | Map<string | number, Plain>;

/** CBOR for what the tests sign. */
export function cbor(value: Plain): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(cbor)]);
  return Buffer.concat([head(5, value.size), ...Array.from(value).flatMap(([key, item]) => [cbor(key), cbor(item)])]);
}

function head(major: number, n: number): Buffer {
  const top = major << 5;
  if (n < 24) return Buffer.of(top | n);
  if (n < 256) return Buffer.of(top | 24, n);
  return n < 65536 ? Buffer.of(top | 25, n >> 8, n & 255) : Buffer.of(top | 26, n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255);
}

const kid = Buffer.from('0102030405060708', 'hex');
export const stamaril = 'YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0';

export interface Options {
  readonly claim?: Map<string | number, Plain>;
  readonly issuedAt?: string;
  readonly expires?: string;
}

/** A demo authority of the tests: one key, one product, nothing revoked. */
export async function authority(more: Partial<TrustedKey> = {}, list: Partial<TrustList> = {}) {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const key: TrustedKey = {
    kid: kid.toString('base64'), participant: 'XXA', usage: 'DSC', domain: 'ICVP', jwk: await crypto.subtle.exportKey('jwk', pair.publicKey),
    notBefore: '2026-01-01T00:00:00Z', notAfter: '2030-01-01T00:00:00Z', revoked: [], ...more,
  };
  const products = [{ id: stamaril, disease: '1D47', name: 'STAMARIL' }];
  const keyring = await Keyring.of({ asOf: '2026-11-20T00:00:00Z', source: 'tests', demo: true, keys: [key], products, productsComplete: true, ...list });
  return { keyring, key, issue: (options: Options = {}) => issue(pair.privateKey, options) };
}

async function issue(key: CryptoKey, options: Options): Promise<{ text: string; cose: Buffer; compressed: Buffer }> {
  const seconds = (instant: string): number => Date.parse(instant) / 1000;
  const cwt = cbor(new Map<number, Plain>([
    [1, 'XX'], [4, seconds(options.expires ?? '2028-11-01T00:00:00Z')], [6, seconds(options.issuedAt ?? '2026-11-01T00:00:00Z')],
    [-260, options.claim ?? new Map([[-6, icvp()]])],
  ]));
  const header = cbor(new Map<number, Plain>([[1, -7], [4, kid]]));
  const signed = cbor(['Signature1', header, new Uint8Array(), cwt]);
  const signature = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new Uint8Array(signed)));
  const cose = Buffer.concat([Buffer.of(0xd2), cbor([header, new Map(), cwt, signature])]);
  const compressed = deflateSync(cose, { level: 9 });
  return { text: `HC1:${toBase45(compressed)}`, cose, compressed };
}

/** A yellow-fever dose in the newest dialect. */
export const icvp = (dose: Record<string, Plain> = {}, top: Record<string, Plain> = {}): Map<string, Plain> =>
  new Map<string, Plain>(Object.entries({
    n: 'Anna Maria Eriksson', dob: '1974-08-12', s: 'female', nt: 'UTO', id: 'L898902C3', dt: 'PPN', v: 'ICVP-1.0', d: '2026-11-01',
    vx: new Map<string, Plain>(Object.entries({ vp: stamaril, dv: '2026-10-20', bo: 'YF-1234', cn: 'Dr Demo', is: 'Demo PoE', ...dose })), ...top,
  }));

/** The list with its document signers' certificates broken where their authority signed them: the keys stay, the authority's word does not. */
export const signedByAnother = (list: TrustList): TrustList => ({
  ...list,
  keys: list.keys.map((key) => {
    if (key.usage !== 'DSC' || key.x5c === undefined) return key;
    const der = Buffer.from(key.x5c[0]!, 'base64');
    der[der.length - 1]! ^= 1;
    return { ...key, x5c: [der.toString('base64')] };
  }),
});
