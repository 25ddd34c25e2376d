import type { Checks } from './checks/check.ts';
import type { Medical } from './checks/medical.ts';
import type { Format, Statement } from './statement.ts';

/** What the steps of one format found; the verdict is still to come. */
export interface Findings {
  readonly format: Format | 'hcert' | 'unknown';
  readonly checks: Checks;
  readonly statement?: Statement;
  readonly issuer?: string;
  readonly issuedAt?: number;
  readonly expires?: number;
  /** Participant of the trust list whose key signed, where one did. */
  readonly signedBy?: string;
  readonly medical?: Medical;
  /** The decoded payload, for those who want to see all of it. */
  readonly payload?: unknown;
}
