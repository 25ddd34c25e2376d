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
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** The `iss` a SMART Health Card must carry for this key. */
  readonly issuer?: string;
  /** Present, even if empty: the revocations of this key are all in here. */
  readonly revoked?: readonly string[];
  /** "filter": its revocations stand in the one list of its publisher. */
  readonly revocations?: string;
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
  /** What may be asked for at entry, for the officer to choose from. */
  readonly requirements?: readonly EntryRequirement[];
}

const staleAfterDays = 7;

/** Older than this, an absence from the list proves nothing. */
export const isStale = (list: TrustList, at: Date): boolean =>
  !(at.getTime() - Date.parse(list.asOf) <= staleAfterDays * 86_400_000);
