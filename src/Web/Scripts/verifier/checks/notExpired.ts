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
  if (issuedAt !== null && issuedAt > now) return fail('issued-in-the-future', { date: dateOf(issuedAt) });
  if (expires === null) return endOptional ? pass('without-end') : unknown('end-missing');
  return expires < now ? fail('expired', { date: dateOf(expires) }) : pass('ok', { date: dateOf(expires) });
}
