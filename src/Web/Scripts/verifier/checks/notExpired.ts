import { dateOf } from '../days.ts';
import { fail, pass, unknown, type Check } from './check.ts';

/** The technical life of the signature, which says nothing about the dose. */
export interface Lifetime {
  readonly issuedAt: number | null;
  readonly expires: number | null;
  /** Whether the format may leave the end open. */
  readonly endOptional: boolean;
}

export function notExpired({ issuedAt, expires, endOptional }: Lifetime, at: Date): Check {
  const now = at.getTime() / 1000;
  if (expires !== null && expires < now) return fail('signature-expired', { date: dateOf(expires) });
  if (issuedAt !== null && issuedAt > now) return fail('issued-in-the-future', { date: dateOf(issuedAt) });
  if (expires !== null) return pass('', { date: dateOf(expires) });
  return endOptional ? pass('no-expiry') : unknown('expiry-missing');
}
