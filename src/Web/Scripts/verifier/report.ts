import type { Checks } from './checks/check.ts';
import type { Keyring } from './keyring.ts';
import type { Format, Statement } from './statement.ts';

/** What a verification knows besides the credential: whom to trust, and when and on which day it is made. */
export interface Occasion {
  readonly keyring: Keyring;
  readonly at: Date;
  /** The date where the check is made. */
  readonly today: string;
}

/** What the steps of one format found; the verdict is still to come. */
export interface Findings {
  readonly format: Format | 'hcert' | 'unknown';
  readonly checks: Checks;
  readonly statement?: Statement;
  readonly issuer?: string;
  readonly issuedAt?: number;
  readonly expires?: number;
  /** First day on which the dose counts, where a rule says so. */
  readonly protectedFrom?: string;
  /** Name of the product, where the product list knows it. */
  readonly product?: string;
  /** ICD-11 code of the disease it protects from, where that can be told. */
  readonly disease?: string;
  /** Participant of the trust list whose key signed, where one did. */
  readonly signedBy?: string;
  /** The decoded payload, for those who want to see all of it. */
  readonly payload?: unknown;
}
