import type { PublishedRequirements } from '../requirements/compiled.ts';

/** The entry rules in force at the site, or the copy that the service worker kept; null where there is neither. */
export async function loadRequirements(): Promise<PublishedRequirements | null> {
  try {
    const response = await fetch('/trust/requirements.json', { headers: { accept: 'application/json' } });
    const known = response.ok ? ((await response.json()) as PublishedRequirements) : null;
    return known !== null && Array.isArray(known.rules) ? known : null;
  } catch {
    return null;
  }
}
