import type { Signer } from '../signer.ts';
import type { TrustList } from '../trust.ts';
import { fail, pass, unknown, type Check } from './check.ts';

/** Listed now, and entitled when it signed. A key that ran out since is no reason to refuse; one that is no longer listed is. */
export function issuerTrusted({ key, candidates }: Signer, list: TrustList, issuedAt: number | null, at: Date): Check {
  if (key === null) return candidates === 0 ? fail('issuer-not-listed') : unknown('signer-not-known');
  const from = key.certificate?.notBefore ?? seconds(key.source.notBefore);
  const to = key.certificate?.notAfter ?? seconds(key.source.notAfter);
  const reason = list.demo || key.source.demo ? 'demo-authority' : 'listed';
  const more = { detail: key.source.participant };
  if (from === null || to === null) return pass(reason, more);
  // Without an instant of issue only a certificate still in force can have been in force then for certain.
  const issued = issuedAt ?? at.getTime() / 1000;
  return issued >= from && issued <= to ? pass(reason, more) : fail('certificate-not-in-force-at-issue', more);
}

const seconds = (instant: string | undefined): number | null => (instant === undefined ? null : Date.parse(instant) / 1000);
