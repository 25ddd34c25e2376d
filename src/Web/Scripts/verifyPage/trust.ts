import { Keyring } from '../verifier/keyring.ts';
import type { TrustList } from '../verifier/trust.ts';

const none: TrustList = { asOf: '', source: '', demo: false, keys: [], products: [] };

/** What this device knows of issuers: the site's list, or the copy that the service worker kept. */
export async function loadTrust(): Promise<Keyring> {
  try {
    const response = await fetch('/trust/list.json', { headers: { accept: 'application/json' } });
    const list = response.ok ? ((await response.json()) as TrustList) : none;
    return await Keyring.of(Array.isArray(list.keys) ? { ...none, ...list } : none);
  } catch {
    return Keyring.of(none); // no network and no copy: the banner says so, and no issuer is recognised
  }
}
