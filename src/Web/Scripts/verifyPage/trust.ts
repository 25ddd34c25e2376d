import { Keyring } from '../verifier/keyring.ts';
import { merged, type ImportedList, type TrustList } from '../verifier/trust.ts';
import { keptRevocations } from './revocations.ts';

const none: TrustList = { asOf: '', source: '', demo: false, keys: [], products: [] };

/** What this device knows of issuers: the site's lists, or the copies that the service worker kept. */
export async function loadTrust(): Promise<Keyring> {
  try {
    const response = await fetch('/trust/list.json', { headers: { accept: 'application/json' } });
    const list = response.ok ? ((await response.json()) as TrustList) : none;
    const own = Array.isArray(list.keys) ? { ...none, ...list } : none;
    const imported = await Promise.all((own.lists ?? []).map(({ id }) => importedList(id)));
    const keyring = await Keyring.of(merged(own, imported.filter((one) => one !== null)));
    keyring.revocations = await keptRevocations(keyring, new Date());
    return keyring;
  } catch {
    return Keyring.of(none); // no network and no copy: the banner says so, and no issuer is recognised
  }
}

/** A list that is not at hand leaves its issuers unknown, and the others as they are. */
async function importedList(id: string): Promise<ImportedList | null> {
  try {
    const response = await fetch(`/trust/lists/${id}.json`, { headers: { accept: 'application/json' } });
    const list = response.ok ? ((await response.json()) as ImportedList) : null;
    return list !== null && Array.isArray(list.keys) ? list : null;
  } catch {
    return null;
  }
}
