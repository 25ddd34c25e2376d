import { base64, fromBase64url } from './base64.ts';
import { equal, hex, own, sha256 } from './bytes.ts';
import { verifyingKey, type VerifyingKey } from './keyImport.ts';
import { json, readJws, type Jws } from './jws.ts';
import { Keyring } from './keyring.ts';
import { done, refused, type Result } from './result.ts';
import { isSignedBy } from './signature.ts';
import type { TrustList } from './trust.ts';

/** Lists speak for their hour, and a certificate begins some minutes before it is made; in seconds, as certificates count. */
const hour = 3600;

/** Another authority than the one this device knows has signed the list. */
export const otherAuthority = 'other-authority';
/** Damaged, changed on the way, or not signed by any key of its publisher. */
export const changed = 'changed';
/** Genuine, and older than what this device has. */
export const older = 'older';

/**
 * The publisher's list of keys, if it may take the place of the one this device keeps. The first list that a device sees makes it known to its
 * authority; from then on a list has to be signed under that authority, or under one that it vouched for.
 */
export async function ownList(text: string, kept: TrustList | null): Promise<Result<TrustList>> {
  const read = readJws(text, 'none');
  const list = read.ok ? (json(read.value.payload) as TrustList | null) : null;
  if (!read.ok || list === null || !Array.isArray(list.keys) || Number.isNaN(Date.parse(list.asOf))) return refused(changed);
  const ring = await Keyring.of(list);
  const signer = await signerOf(read.value, ring);
  if (signer === null || !(await isSignedBy(signer, 'ES256', read.value.signature, read.value.signed))) return refused(changed);
  if ((await ring.signedByAuthority(signer)) !== true) return refused(changed);
  if (kept === null) return done(list);
  const broken = await breach(signer, ring, kept);
  if (broken !== null) return refused(broken);
  return Date.parse(list.asOf) < Date.parse(kept.asOf) ? refused(older) : done(list);
}

/** Any other list of the publisher: signed by a key that its list of keys holds. */
export async function signedBy(text: string, ring: Keyring): Promise<Result<Record<string, unknown>>> {
  const read = readJws(text, 'none');
  const signer = read.ok ? await signerOf(read.value, ring) : null;
  const genuine = read.ok && signer !== null && (await isSignedBy(signer, 'ES256', read.value.signature, read.value.signed));
  const list = genuine ? json(read.value.payload) : null;
  return list === null ? refused(changed) : done(list);
}

/** The names of a list's authorities, as their keepers see them (`healthassess keys list`). */
export const authorities = (list: TrustList): Promise<readonly string[]> =>
  Promise.all(certificates(list, 'CSCA').map(async (der) => hex((await sha256(der)).subarray(0, 8))));

/** By the hash of its certificate, of which the first eight bytes are its name in the list. */
async function signerOf({ header }: Jws, ring: Keyring): Promise<VerifyingKey | null> {
  const hash = typeof header['x5t#S256'] === 'string' ? fromBase64url(header['x5t#S256']) : null;
  for (const key of hash === null ? [] : ring.named(base64(hash.subarray(0, 8)))) {
    if (key.certificate !== null && equal(await sha256(key.certificate.der), hash!)) return key;
  }
  return null;
}

/**
 * Why the signer may not follow the kept list: it has to be on it, or new of its authority. A signer is listed from the day it is made, so one that is
 * older than the kept list and not on it has left it: it was revoked.
 */
async function breach(signer: VerifyingKey, ring: Keyring, kept: TrustList): Promise<string | null> {
  const { der, notBefore } = signer.certificate!;
  if (certificates(kept, 'DSC').some((known) => equal(known, der))) return null;
  const before = await Keyring.of(kept);
  if ((await before.signedByAuthority(signer)) === true) return notBefore < Date.parse(kept.asOf) / 1000 - hour ? changed : null;
  return (await vouched(ring, before)) ? null : otherAuthority;
}

/** Whether an authority of the new list took the place of a known one: the known one signed its key. */
async function vouched(ring: Keyring, before: Keyring): Promise<boolean> {
  for (const { link, x5c } of ring.list.keys.filter((key) => key.usage === 'CSCA' && key.link !== undefined)) {
    const linked = verifyingKey({ participant: '', usage: 'CSCA', domain: '', x5c: [link!] });
    const authority = verifyingKey({ participant: '', usage: 'CSCA', domain: '', ...(x5c === undefined ? {} : { x5c }) });
    if (linked !== null && authority !== null && equal(linked.certificate!.spki, authority.certificate!.spki) && (await before.signedByAuthority(linked)) === true) return true;
  }
  return false;
}

const certificates = (list: TrustList, usage: string): readonly Uint8Array[] =>
  list.keys.filter((key) => key.usage === usage).map((key) => verifyingKey(key)?.certificate?.der).filter((der) => der !== undefined).map(own);
