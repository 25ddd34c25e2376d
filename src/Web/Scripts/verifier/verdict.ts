import type { Checks, CheckName } from './checks/check.ts';

export type Verdict =
  | 'UNREADABLE' | 'UNKNOWN_VERSION_ASK_HUMAN' | 'BAD_SIGNATURE' | 'UNTRUSTED_ISSUER' | 'REVOKED' | 'TECHNICALLY_EXPIRED_REISSUE'
  | 'PRODUCT_NOT_APPROVED' | 'NOT_YET_VALID' | 'MEDICALLY_EXPIRED' | 'CANNOT_TELL' | 'IDENTITY_MISMATCH_ASK_HUMAN'
  | 'VALID_REQUIREMENT_NOT_MET' | 'VALID_IDENTITY_NOT_CHECKED' | 'MATCH_VALID';

export interface Decided {
  readonly verdict: Verdict;
  /** Reason of the check that decided; the empty text where all passed. */
  readonly reason: string;
}

/** Who holds the document: as the person check found it, or that nobody looked. */
export type Identity = 'match' | 'mismatch' | 'not-checked';

type Rule = readonly [CheckName, Verdict, reason?: string];

/** First that applies wins. A failed check decides only at its own place. */
const precedence: readonly Rule[] = [
  ['schema', 'UNKNOWN_VERSION_ASK_HUMAN', 'unknown-version'],
  ['prefix', 'UNKNOWN_VERSION_ASK_HUMAN', 'unknown-version'],
  ['prefix', 'UNREADABLE'],
  ['base45', 'UNREADABLE'],
  ['compression', 'UNREADABLE'],
  ['cose', 'UNREADABLE'],
  ['signature', 'BAD_SIGNATURE'],
  ['issuerTrusted', 'UNTRUSTED_ISSUER'],
  ['keyUsage', 'UNTRUSTED_ISSUER'],
  ['notRevoked', 'REVOKED'],
  ['notExpired', 'CANNOT_TELL', 'issued-in-the-future'],
  ['notExpired', 'TECHNICALLY_EXPIRED_REISSUE'],
  ['schema', 'CANNOT_TELL'],
  ['product', 'PRODUCT_NOT_APPROVED'],
  ['medical', 'NOT_YET_VALID', 'not-yet-valid'],
  ['medical', 'MEDICALLY_EXPIRED'],
];

export function decide(checks: Checks, identity: Identity, requirementMet = true): Decided {
  for (const [name, verdict, reason] of precedence) {
    const check = checks[name];
    if (check?.result === 'fail' && (reason === undefined || check.reason === reason)) return { verdict, reason: check.reason };
  }
  const unclear = Object.values(checks).find((check) => check.result === 'unknown');
  if (unclear !== undefined) return { verdict: 'CANNOT_TELL', reason: unclear.reason };
  if (identity === 'mismatch') return { verdict: 'IDENTITY_MISMATCH_ASK_HUMAN', reason: 'person-differs' };
  if (!requirementMet) return { verdict: 'VALID_REQUIREMENT_NOT_MET', reason: 'requirement-not-met' };
  return identity === 'match' ? { verdict: 'MATCH_VALID', reason: '' } : { verdict: 'VALID_IDENTITY_NOT_CHECKED', reason: 'identity-not-checked' };
}
