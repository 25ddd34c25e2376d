import { Keyring } from '../verifier/keyring.ts';
import { authorities, older, otherAuthority, ownList, signedBy } from '../verifier/publisher.ts';
import { done, refused } from '../verifier/result.ts';
import { merged, type ImportedList, type ListHead, type TrustList } from '../verifier/trust.ts';
import { browser, newest, type Newest, type Source } from './keptLists.ts';
import { keptRevocations } from './revocations.ts';

const none: TrustList = { asOf: '', source: '', demo: false, keys: [], products: [] };
const path = '/trust/list.jws';

/** A list of the network that was not taken: whose, why, and where another authority signed it, the known ones and the new ones. */
export interface Refused {
  readonly list: string;
  readonly reason: string;
  readonly known?: readonly string[];
  readonly offered?: readonly string[];
}

/** What this device knows of issuers, and which lists it did not take. */
export interface Known {
  readonly keyring: Keyring;
  readonly refused: readonly Refused[];
}

/** The site's lists, each signed by it, or the last good ones that this device kept. */
export async function loadTrust(source: Source = browser): Promise<Known> {
  let offered: TrustList | null = null;
  const own = await newest<TrustList>(path, async (text, kept) => {
    const judged = await ownList(text, kept);
    if (!judged.ok && judged.reason === otherAuthority) offered = await alone(text);
    return judged;
  }, source);
  const list = { ...none, ...own.list };
  const ring = await Keyring.of(list);
  const imported = await Promise.all((list.lists ?? []).map(async (head) => ({ head, ...(await importedList(head, ring, source)) })));
  const keyring = await Keyring.of(merged(list, imported.map((one) => one.list).filter((one) => one !== null)));
  keyring.revocations = await keptRevocations(keyring, new Date(), source);
  const ownRefused = own.refused === null || own.refused === older ? [] : [await refusal(own, list, offered)];
  return { keyring, refused: [...ownRefused, ...imported.flatMap(({ head, refused: reason }) => (reason === null ? [] : [{ list: head.source, reason }]))] };
}

/** A person has compared the names and says that the site's authority is another one now: its next list is the first one again. */
export const forgetAuthority = (source: Source = browser): Promise<void> => source.forget(path);

/** A list that is not at hand leaves its issuers unknown, and the others as they are. */
const importedList = ({ id }: ListHead, ring: Keyring, source: Source): Promise<Newest<ImportedList>> =>
  newest(`/trust/lists/${id}.jws`, async (text) => {
    const read = await signedBy(text, ring);
    if (!read.ok) return read;
    const list = read.value as unknown as ImportedList;
    return list.id === id && Array.isArray(list.keys) ? done(list) : refused('changed');
  }, source);

async function refusal({ refused: reason }: Newest<TrustList>, kept: TrustList, offered: TrustList | null): Promise<Refused> {
  const names = offered === null ? {} : { known: await authorities(kept), offered: await authorities(offered) };
  return { list: kept.source, reason: reason!, ...names };
}

const alone = async (text: string): Promise<TrustList | null> => {
  const read = await ownList(text, null);
  return read.ok ? read.value : null;
};
