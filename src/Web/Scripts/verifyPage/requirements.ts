import type { PublishedRequirements } from '../requirements/compiled.ts';
import type { Keyring } from '../verifier/keyring.ts';
import { changed, signedBy } from '../verifier/publisher.ts';
import { done, refused } from '../verifier/result.ts';
import { browser, newest, type Newest, type Source } from './keptLists.ts';

/** The entry rules in force, signed by the site, or the last good ones that this device kept; none where there is neither. */
export const loadRequirements = (ring: Keyring, source: Source = browser): Promise<Newest<PublishedRequirements>> =>
  newest('/trust/requirements.jws', async (text) => {
    const read = await signedBy(text, ring);
    if (!read.ok) return read;
    const known = read.value as unknown as PublishedRequirements;
    return Array.isArray(known.rules) ? done(known) : refused(changed);
  }, source);
