import { Keyring } from '../verifier/keyring.ts';
import { RevocationFilter } from '../verifier/revocationFilter.ts';
import type { TrustList } from '../verifier/trust.ts';

const none: TrustList = { asOf: '', source: '', demo: false, keys: [], products: [] };

/** What this device knows of issuers: the site's list, or the copy that the service worker kept. */
export async function loadTrust(): Promise<Keyring> {
  try {
    const response = await fetch('/trust/list.json', { headers: { accept: 'application/json' } });
    const list = response.ok ? ((await response.json()) as TrustList) : none;
    const keyring = await Keyring.of(Array.isArray(list.keys) ? { ...none, ...list } : none);
    keyring.revocations = await loadRevocations(keyring);
    return keyring;
  } catch {
    return Keyring.of(none); // no network and no copy: the banner says so, and no issuer is recognised
  }
}

/** Without the list nobody can tell whether a certificate was revoked, and the verdict says so. */
async function loadRevocations(keyring: Keyring): Promise<RevocationFilter | null> {
  try {
    const response = await fetch('/trust/revocations.bin');
    return response.ok ? await RevocationFilter.read(new Uint8Array(await response.arrayBuffer()), keyring) : null;
  } catch {
    return null;
  }
}
