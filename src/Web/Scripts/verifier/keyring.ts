import { base64 } from './base64.ts';
import { sha256 } from './bytes.ts';
import { verifyingKey, type VerifyingKey } from './keyImport.ts';
import type { TrustedKey, TrustList } from './trust.ts';

/** Document signers; authorities and others sign no credential. */
const signerUsage = 'DSC';

const none: readonly VerifyingKey[] = [];

/** The keys of a trust list by their names, each read once and only when first asked for. */
export class Keyring {
  readonly list: TrustList;
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
