import { fail, type Checks } from './checks/check.ts';
import { personCheck } from './checks/person.ts';
import { toUtf8 } from './bytes.ts';
import { localDate } from './days.ts';
import type { Holder } from './document/holder.ts';
import { isDivoc, verifyDivoc } from './formats/divoc.ts';
import { verifyHealthCard, verifyNumeric } from './formats/healthCard.ts';
import { verifyHcert } from './formats/hcert.ts';
import { verifySeal } from './formats/seal.ts';
import { array, text as asText } from './json.ts';
import { json } from './jws.ts';
import type { Keyring } from './keyring.ts';
import type { Findings, Occasion } from './report.ts';
import { decide, type Decided } from './verdict.ts';

export interface Report extends Findings, Decided {}

/** Longer than any QR holds; what is longer is not looked at. */
const longestText = 16 * 1024;

/** The whole way from scanned text to verdict. Total: every input gets one. */
export async function verify(texts: readonly string[], keyring: Keyring, at: Date, today = localDate(at)): Promise<Report> {
  return concluded(await read(texts, { keyring, at, today }));
}

/** The verdict once more, with the person compared. */
export function withHolder(report: Report, holder: Holder): Report {
  const { decided: _, ...findings } = report;
  const person = personCheck(report.statement?.person ?? {}, holder);
  return concluded({ ...findings, checks: { ...report.checks, person } satisfies Checks });
}

export const concluded = (findings: Findings): Report => ({ ...findings, ...decide(findings.checks) });

async function read(texts: readonly string[], occasion: Occasion): Promise<Findings> {
  const [first = ''] = texts;
  if (texts.some((text) => text.length > longestText)) return unreadable('too-large');
  if (first.startsWith('HC1:')) return verifyHcert(first, occasion);
  if (/^HC[0-9A-Z]:/.test(first)) return unreadable('unknown-context');
  if (isDivoc(first)) return verifyDivoc(first);
  if (/^shc:\//i.test(first)) return verifyNumeric(texts, occasion);
  if (/^eyJ[\w-]*\.[\w-]*\.[\w-]*$/.test(first.trim())) return verifyHealthCard(first.trim(), occasion);
  if (first.trimStart().startsWith('{')) return readJson(first, occasion);
  return unreadable('no-context');
}

async function readJson(text: string, occasion: Occasion): Promise<Findings> {
  const value = json(toUtf8(text));
  const card = asText(array(value?.['verifiableCredential'])[0]);
  if (card !== undefined) return verifyHealthCard(card, occasion);
  return value !== null && 'data' in value && 'sig' in value ? verifySeal(value, occasion) : unreadable('no-context');
}

const unreadable = (reason: string): Findings => ({ format: 'unknown', checks: { prefix: fail(reason) } });
