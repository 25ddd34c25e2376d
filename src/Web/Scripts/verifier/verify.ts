import { fail } from './checks/check.ts';
import { localDate } from './days.ts';
import { verifyHealthCard, verifyNumeric } from './formats/healthCard.ts';
import { verifyHcert, type Occasion } from './formats/hcert.ts';
import { verifySeal } from './formats/seal.ts';
import { json } from './jws.ts';
import { array, text as asText } from './json.ts';
import { toUtf8 } from './bytes.ts';
import type { Keyring } from './keyring.ts';
import type { Findings } from './report.ts';
import { decide, type Decided, type Identity } from './verdict.ts';

export interface Report extends Findings, Decided {}

/** Longer than any QR holds; what is longer is not looked at. */
const longestText = 16 * 1024;

/** The whole way from scanned text to verdict. Total: every input gets one. */
export async function verify(texts: readonly string[], keyring: Keyring, at: Date, today = localDate(at)): Promise<Report> {
  return judge(await read(texts, { keyring, at, today }), 'not-checked');
}

/** The verdict once more, after somebody compared the person. */
export const judge = (findings: Findings, identity: Identity): Report => ({ ...findings, ...decide(findings.checks, identity) });

async function read(texts: readonly string[], occasion: Occasion): Promise<Findings> {
  const [first = ''] = texts;
  if (texts.some((text) => text.length > longestText)) return unreadable('too-long');
  if (first.startsWith('HC1:')) return verifyHcert(first, occasion);
  if (/^HC[2-9A-Z]:/.test(first)) return unreadable('unknown-version');
  if (/^shc:\//i.test(first)) return verifyNumeric(texts, occasion);
  if (/^eyJ[\w-]*\.[\w-]*\.[\w-]*$/.test(first.trim())) return verifyHealthCard(first.trim(), occasion);
  if (first.trimStart().startsWith('{')) return readJson(first, occasion);
  return unreadable(first.trim() === '' ? 'empty' : 'prefix-unknown');
}

async function readJson(text: string, occasion: Occasion): Promise<Findings> {
  const value = json(toUtf8(text));
  const card = asText(array(value?.['verifiableCredential'])[0]);
  if (card !== undefined) return verifyHealthCard(card, occasion);
  return value !== null && 'data' in value && 'sig' in value ? verifySeal(value, occasion) : unreadable('prefix-unknown');
}

const unreadable = (reason: string): Findings => ({ format: 'unknown', checks: { prefix: fail(reason) } });
