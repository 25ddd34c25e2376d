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
  if (expires !== null && now > expires) return fail('signature-expired');
  if (issuedAt !== null && now < issuedAt) return fail('issued-in-the-future');
  if (expires !== null) return pass();
  return endOptional ? pass('no-expiry') : unknown('expiry-missing');
}
