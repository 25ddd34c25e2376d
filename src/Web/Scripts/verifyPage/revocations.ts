import type { Keyring } from '../verifier/keyring.ts';
import { RevocationFilter } from '../verifier/revocationFilter.ts';
import { browser, type Source } from './keptLists.ts';

const whole = '/trust/revocations.bin';
const day = 86_400_000;

/** After so many days the whole list is fetched anew: what has run out since leaves it, and a day's list may have been missed. */
const wholeAfterDays = 7;

/**
 * The list of revocations as this device keeps it: the whole list once a week, and between that the lists of the days since, a few kilobytes each.
 * Null where there is none, old or new: then nobody can tell whether a certificate was revoked, and the verdict says so.
 */
export async function keptRevocations(keyring: Keyring, now: Date, source: Source = browser): Promise<RevocationFilter | null> {
  const old = await read(keyring, await source.kept(whole));
  if (old !== null && now.getTime() - old.asOf * 1000 < wholeAfterDays * day) return old.with(await daysSince(keyring, old.asOf * 1000, now, source));
  const bytes = await source.fetched(whole);
  const fresh = await read(keyring, bytes);
  if (fresh === null) return old === null ? null : old.with(await daysSince(keyring, old.asOf * 1000, now, source));
  await source.keep(whole, bytes!);
  return fresh;
}

async function daysSince(keyring: Keyring, from: number, now: Date, source: Source): Promise<readonly RevocationFilter[]> {
  const paths: string[] = [];
  for (let at = Math.floor(from / day); at <= Math.floor(now.getTime() / day); at++) paths.push(`/trust/revocations/${new Date(at * day).toISOString().slice(0, 10)}.bin`);
  const lists = await Promise.all(paths.slice(-31).map((path) => dayList(keyring, path, source)));
  return lists.filter((list) => list !== null);
}

/** The newest list of a day where the network gives it, else the one that was kept. */
async function dayList(keyring: Keyring, path: string, source: Source): Promise<RevocationFilter | null> {
  const bytes = await source.fetched(path);
  const fresh = await read(keyring, bytes);
  if (fresh === null) return read(keyring, await source.kept(path));
  await source.keep(path, bytes!);
  return fresh;
}

const read = async (keyring: Keyring, bytes: Uint8Array | null): Promise<RevocationFilter | null> => (bytes === null ? null : RevocationFilter.read(bytes, keyring));
