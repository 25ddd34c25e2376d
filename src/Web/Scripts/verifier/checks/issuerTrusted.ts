import type { Signer } from '../signer.ts';
import { fail, pass, unknown, type Check } from './check.ts';

/** Listed now, and entitled when it signed. A key that ran out since is no reason to refuse; one that is no longer listed is. */
export function issuerTrusted({ key, byAuthority }: Signer, issuedAt: number | null, at: Date): Check {
  if (key === null) return fail('issuer-not-listed');
  if (key.source.usableUntil !== undefined && at.getTime() > Date.parse(key.source.usableUntil)) return unknown('list-too-old', { detail: key.source.participant });
  if (byAuthority === false) return fail('not-signed-by-its-authority');
  const more = { detail: key.source.participant };
  const from = key.certificate?.notBefore ?? seconds(key.source.notBefore);
  const to = key.certificate?.notAfter ?? seconds(key.source.notAfter);
  if (from === null || to === null) return pass('key-without-dates', more);
  const now = at.getTime() / 1000;
  // Without an instant of issue only a certificate still in force can have been in force then for certain.
  if (issuedAt === null) return now >= from && now <= to ? pass('', more) : unknown('issue-date-missing', more);
  if (issuedAt < from) return fail('signed-before-key', more);
  if (issuedAt > to) return fail('signed-after-key', more);
  return pass(now > to ? 'key-expired-since' : '', more);
}

const seconds = (instant: string | undefined): number | null => (instant === undefined ? null : Date.parse(instant) / 1000);
