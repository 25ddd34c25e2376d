/** One key that the operator of this verifier has accepted, with where it comes from. */
export interface TrustedKey {
  /** First eight bytes of the certificate's SHA-256 in standard base64 (HCERT), or the RFC 7638 thumbprint (SMART Health Card). */
  readonly kid?: string;
  /** Code of the participant in its network: three letters as a rule, not always a country's. */
  readonly participant: string;
  /** DSC signs credentials; CSCA signs the certificates of those who do. */
  readonly usage: string;
  readonly domain: string;
  readonly jwk?: JsonWebKey;
  /** Certificates in base64 DER, the key's own first. */
  readonly x5c?: readonly string[];
  /** Of an authority that took the place of another: its key in a certificate that the old one signed. */
  readonly link?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** The `iss` a SMART Health Card must carry for this key. */
  readonly issuer?: string;
  /** Present, even if empty: the revocations of this key are all in here. */
  readonly revoked?: readonly string[];
  /** "filter": its revocations stand in the one list of its publisher. */
  readonly revocations?: string;
  /** After this the list that holds the key is too old to prove anything; RFC 3339. */
  readonly usableUntil?: string;
  /** False where the issuer is known to publish none; anything else makes their absence here a gap. */
  readonly publishesRevocations?: boolean;
}

/** A vaccine product that its authority has prequalified for a disease. */
export interface Product {
  readonly id: string;
  readonly disease: string;
  readonly name: string;
}

/** What a place asks to be shown: a dose against a disease, counting from so many days and for so many calendar months, or for life. */
export interface EntryRequirement {
  readonly disease: string;
  readonly fromDays: number;
  readonly months?: number | null;
}

/** A list of somebody else's that two people approved: of when, from where, and its hash. */
export interface ListHead {
  readonly id: string;
  readonly asOf: string;
  readonly source: string;
  readonly sha256: string;
}

/** Such a list with its keys, and the revocations that it knows of keys, by their names; the empty name speaks of every key. */
export interface ImportedList extends ListHead {
  readonly keys: readonly TrustedKey[];
  readonly revokedByKey?: Readonly<Record<string, readonly string[]>>;
}

/** What the site publishes for verifiers, and what the browser keeps. */
export interface TrustList {
  /** When its source last spoke; RFC 3339. */
  readonly asOf: string;
  readonly source: string;
  readonly demo: boolean;
  readonly keys: readonly TrustedKey[];
  readonly products: readonly Product[];
  /** The products are the whole published list: only then does absence mean that a product is not approved. */
  readonly productsComplete?: boolean;
  /** From how many days on a list is shown with a warning, and from how many its keys prove nothing any more. */
  readonly warnAfterDays?: number;
  readonly stopAfterDays?: number;
  /** The approved lists of others. */
  readonly lists?: readonly ListHead[];
  /** Revocations that name no key. */
  readonly revokedAnywhere?: readonly string[];
  /** What may be asked for at entry, for the officer to choose from. */
  readonly requirements?: readonly EntryRequirement[];
}

const day = 86_400_000;

/** Where a list says nothing of days (a copy kept since before it did), those of the policy of its time. */
const warnAfterDays = 7;
const stopAfterDays = 30;

/** Older than this, an absence from the list proves nothing. */
export const isStale = (list: TrustList, at: Date, asOf = list.asOf): boolean => !(at.getTime() - Date.parse(asOf) <= (list.warnAfterDays ?? warnAfterDays) * day);

/** Older than this, the keys of the list prove nothing. */
export const isTooOld = (list: TrustList, at: Date, asOf = list.asOf): boolean => at.getTime() > stop(list, asOf);

const stop = (list: TrustList, asOf: string): number => Date.parse(asOf) + (list.stopAfterDays ?? stopAfterDays) * day;

/** The site's own list and the approved lists of others as one: each key usable as long as the list that holds it. */
export function merged(own: TrustList, imported: readonly ImportedList[]): TrustList {
  const dated = (keys: readonly TrustedKey[], asOf: string): TrustedKey[] => {
    const until = stop(own, asOf);
    return keys.map((key) => (Number.isNaN(until) ? key : { ...key, usableUntil: new Date(until).toISOString() }));
  };
  const named = new Map<string, readonly string[]>();
  for (const { revokedByKey } of imported) for (const [kid, ids] of Object.entries(revokedByKey ?? {})) named.set(kid, [...(named.get(kid) ?? []), ...ids]);
  const keys = [...dated(own.keys, own.asOf), ...imported.flatMap((list) => dated(list.keys, list.asOf))]
    .map((key) => (key.kid !== undefined && named.has(key.kid) ? { ...key, revoked: [...(key.revoked ?? []), ...named.get(key.kid)!] } : key));
  return { ...own, keys, revokedAnywhere: named.get('') ?? [] };
}
