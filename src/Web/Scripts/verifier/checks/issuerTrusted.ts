import type { VerifyingKey } from '../keyImport.ts';
import { fail, pass, unknown, type Check } from './check.ts';

/** Listed now, and good when it signed. A key that ran out since does not undo what it signed before; an unlisted one does. */
export function issuerTrusted(key: VerifyingKey | null, issuedAt: number | null, at: Date): Check {
  if (key === null) return fail('issuer-not-listed');
  const from = key.certificate?.notBefore ?? seconds(key.source.notBefore);
  const to = key.certificate?.notAfter ?? seconds(key.source.notAfter);
  if (from === null || to === null) return pass('key-without-dates');
  const signedAt = issuedAt ?? at.getTime() / 1000;
  if (issuedAt === null && (signedAt < from || signedAt > to)) return unknown('issue-date-missing');
  if (signedAt < from) return fail('signed-before-key');
  if (signedAt > to) return fail('signed-after-key');
  return at.getTime() / 1000 > to ? pass('key-expired-since') : pass();
}

const seconds = (instant: string | undefined): number | null => (instant === undefined ? null : Date.parse(instant) / 1000);
