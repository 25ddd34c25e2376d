import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Holder } from '../verifier/document/holder.ts';
import { Keyring } from '../verifier/keyring.ts';
import { merged, type EntryRequirement, type TrustedKey } from '../verifier/trust.ts';
import { verify, withHolder, withRequirement, type Report } from '../verifier/verify.ts';

/** One line as the tests in C# write it (tests/Unit/Certificates/TwinVector.cs). */
interface Vector {
  readonly name: string;
  readonly qr: string;
  readonly day: string;
  readonly productsComplete: boolean;
  readonly signer?: string;
  readonly publishesRevocations?: boolean;
  readonly revoked?: readonly string[];
  readonly revokedAnywhere?: readonly string[];
  readonly listAsOf?: string;
  readonly holder?: Holder;
  readonly requirement?: EntryRequirement;
  readonly expected: { readonly verdict: string; readonly checks: Record<string, string> };
}

const product = { id: 'YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0', disease: '1D47', name: 'STAMARIL' };

for (const vector of readFileSync('Scripts/vectors/verdicts.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Vector)) {
  test(`answers as the engine in C#: ${vector.name}`, async () => {
    const { verdict, checks } = await answer(vector);
    const plain = Object.fromEntries(Object.entries(checks).map(([name, check]) => [name, [check.result, check.reason, check.date].filter(Boolean).join(' ')]));
    assert.deepEqual({ verdict, checks: plain }, vector.expected);
  });
}

async function answer({ qr, day, signer, publishesRevocations, revoked, revokedAnywhere, listAsOf, holder, requirement, productsComplete }: Vector): Promise<Report> {
  const at = new Date(`${day}T12:00:00Z`);
  const key: TrustedKey = {
    participant: 'XXA', usage: 'DSC', domain: 'ICVP', x5c: [signer ?? ''],
    ...(publishesRevocations === undefined ? {} : { publishesRevocations }), ...(revoked === undefined ? {} : { revoked }),
  };
  const imported = { id: 'gdhcn', asOf: listAsOf === undefined ? at.toISOString() : `${listAsOf}T12:00:00Z`, source: '', sha256: '', keys: signer === undefined ? [] : [key], ...(revokedAnywhere ? { revokedByKey: { '': revokedAnywhere } } : {}) };
  const keyring = await Keyring.of(merged({ asOf: at.toISOString(), source: '', demo: true, keys: [], products: [product], productsComplete }, [imported]));
  const report = await verify([qr], keyring, at, day);
  const compared = holder === undefined ? report : withHolder(report, holder);
  return requirement === undefined ? compared : withRequirement(compared, requirement, keyring, day);
}
