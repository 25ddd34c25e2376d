import { readFileSync } from 'node:fs';
import type { TrustList } from '../verifier/trust.ts';

/** What the product issued, written by the tests in C# (tests/Unit/Certificates/IssuedFormatsTests.cs), with the list that verifies it. */
export interface Issued {
  readonly form: 'hcert-icvp' | 'hcert-ddcc-vs' | 'hcert-eu-dcc' | 'smart-health-card' | 'icao-vds-nc' | 'hcert-contraindication';
  readonly text: string;
  readonly codes: readonly string[];
}

export const { list, revocations, credentials } = JSON.parse(readFileSync('Scripts/vectors/issued.json', 'utf8')) as { list: TrustList; revocations: string; credentials: readonly Issued[] };
export const day = '2026-04-01';
export const at = new Date(`${day}T09:00:00Z`);
export const issued = (form: Issued['form']): Issued => credentials.find((credential) => credential.form === form)!;
