import { base64 } from './base64.ts';
import { equal, sha256 } from './bytes.ts';
import { canCheck, isIssuedBy } from './chain.ts';
import { verifyingKey, type VerifyingKey } from './keyImport.ts';
import type { RevocationFilter } from './revocationFilter.ts';
import type { TrustedKey, TrustList } from './trust.ts';

/** Document signers; authorities and others sign no credential. */
const signerUsage = 'DSC';

const none: readonly VerifyingKey[] = [];

/** The keys of a trust list by their names, each read once and only when first asked for. */
export class Keyring {
  readonly list: TrustList;
  /** The publisher's list of revocations, where it is at hand. */
  revocations: RevocationFilter | null = null;
  private readonly byKid = new Map<string, TrustedKey[]>();
  private readonly ready = new Map<TrustedKey, VerifyingKey | null>();

  private constructor(list: TrustList) {
    this.list = list;
  }

  static async of(list: TrustList): Promise<Keyring> {
    const ring = new Keyring(list);
    for (const key of list.keys.filter(({ usage }) => usage === signerUsage)) {
      const name = key.kid ?? (await ring.kidOfCertificate(key)) ?? '';
      ring.byKid.set(name, [...(ring.byKid.get(name) ?? []), key]);
    }
    return ring;
  }

  /** Every key of that name (two participants may share one), and those that have no certificate to take a name from. */
  named(kid: string): readonly VerifyingKey[] {
    return this.reading([...(this.byKid.get(kid) ?? []), ...(this.byKid.get('') ?? [])]);
  }

  withUsage(usage: string): readonly VerifyingKey[] {
    return this.reading(this.list.keys.filter((key) => key.usage === usage));
  }

  /** The listed signer of seals with this certificate: seals are trusted by their authority, listed or not, but only a listed one can be known to be unrevoked. */
  sealSigner(der: Uint8Array): VerifyingKey | null {
    return this.withUsage('VDS').find(({ certificate }) => certificate !== null && equal(certificate.der, der)) ?? null;
  }

  /**
   * Whether an authority of the list did sign a signer's certificate; null where none of its name is listed or its signature is of a kind not
   * checked here. The signature is the proof; the key identifiers (RFC 5280 §4.2.1.1) only tell whether a listed authority is contradicted.
   */
  async signedByAuthority({ certificate }: VerifyingKey): Promise<boolean | null> {
    if (certificate === null || !canCheck(certificate)) return null;
    const authorities = this.withUsage('CSCA').filter((authority) => authority.certificate !== null && equal(authority.certificate.subject, certificate.issuer));
    for (const authority of authorities) {
      if (await isIssuedBy(certificate, authority)) return true;
    }
    const meant = authorities.some(({ certificate: authority }) => certificate.authorityKeyId === null || authority!.subjectKeyId === null || equal(certificate.authorityKeyId, authority!.subjectKeyId));
    return meant ? false : null;
  }

  private reading(keys: readonly TrustedKey[]): readonly VerifyingKey[] {
    return keys.length === 0 ? none : keys.map((key) => this.read(key)).filter((key) => key !== null);
  }

  private read(key: TrustedKey): VerifyingKey | null {
    let read = this.ready.get(key);
    if (read === undefined) this.ready.set(key, (read = verifyingKey(key)));
    return read;
  }

  /** The name HCERT gives a key: the first eight bytes of its certificate's SHA-256. */
  private async kidOfCertificate(key: TrustedKey): Promise<string | null> {
    const certificate = this.read(key)?.certificate;
    return certificate ? base64((await sha256(certificate.der)).subarray(0, 8)) : null;
  }
}
