import type { Check, CheckName, Checks } from './checks/check.ts';

export type Verdict =
  | 'UNREADABLE' | 'UNKNOWN_VERSION_ASK_HUMAN' | 'BAD_SIGNATURE' | 'UNTRUSTED_ISSUER' | 'REVOKED' | 'TECHNICALLY_EXPIRED_REISSUE'
  | 'PRODUCT_NOT_APPROVED' | 'NOT_YET_VALID' | 'MEDICALLY_EXPIRED' | 'CANNOT_TELL' | 'IDENTITY_MISMATCH_ASK_HUMAN'
  | 'VALID_REQUIREMENT_NOT_MET' | 'VALID_IDENTITY_NOT_CHECKED' | 'MATCH_VALID';

export interface Decided {
  readonly verdict: Verdict;
  /** The check that decided; absent where everything passed. */
  readonly decided?: CheckName;
}

/** The steps from text to claims: together, whether it is readable. */
export const reading: readonly CheckName[] = ['prefix', 'base45', 'compression', 'cose'];

type Rule = readonly [Verdict, (name: CheckName, check: Check) => boolean];

const failed = (verdict: Verdict, names: readonly CheckName[], reason?: string): Rule => [
  verdict,
  (name, check) => names.includes(name) && check.result === 'fail' && (reason === undefined || check.reason === reason),
];

/** The first rule that applies decides. */
const precedence: readonly Rule[] = [
  failed('UNKNOWN_VERSION_ASK_HUMAN', ['prefix', 'schema'], 'unknown-version'),
  failed('UNREADABLE', reading),
  failed('BAD_SIGNATURE', ['signature']),
  failed('UNTRUSTED_ISSUER', ['issuerTrusted', 'keyUsage']),
  failed('REVOKED', ['notRevoked']),
  failed('CANNOT_TELL', ['notExpired'], 'issued-in-the-future'),
  failed('TECHNICALLY_EXPIRED_REISSUE', ['notExpired']),
  failed('CANNOT_TELL', ['schema']),
  failed('PRODUCT_NOT_APPROVED', ['product']),
  failed('NOT_YET_VALID', ['medical'], 'not-yet-valid'),
  failed('NOT_YET_VALID', ['medical'], 'letter-not-yet'),
  failed('MEDICALLY_EXPIRED', ['medical']),
  ['CANNOT_TELL', (name, check) => name !== 'person' && name !== 'requirement' && check.result === 'unknown'],
  ['IDENTITY_MISMATCH_ASK_HUMAN', (name, check) => name === 'person' && check.result !== 'pass'],
  ['VALID_REQUIREMENT_NOT_MET', (name, check) => name === 'requirement' && check.result !== 'pass'],
];

export function decide(checks: Checks): Decided {
  const made = Object.entries(checks) as [CheckName, Check][];
  for (const [verdict, applies] of precedence) {
    const decided = made.find(([name, check]) => applies(name, check));
    if (decided !== undefined) return { verdict, decided: decided[0] };
  }
  return { verdict: 'person' in checks ? 'MATCH_VALID' : 'VALID_IDENTITY_NOT_CHECKED' };
}
