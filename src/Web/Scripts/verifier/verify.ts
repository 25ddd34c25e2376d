import { fail, type Checks } from './checks/check.ts';
import { personCheck } from './checks/person.ts';
import { requirementCheck } from './checks/requirement.ts';
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
import type { EntryRequirement } from './trust.ts';
import { decide, type Decided } from './verdict.ts';

export interface Report extends Findings, Decided {}

/** Longer than any code or file of a card; what is longer is not looked at. */
const longestText = 64 * 1024;

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

/** The verdict once more, held against what this place asks for. */
export function withRequirement(report: Report, asked: EntryRequirement, keyring: Keyring, today: string): Report {
  if (report.statement === undefined || report.checks.signature === undefined) return report;
  const { decided: _, ...findings } = report;
  return concluded({ ...findings, checks: { ...report.checks, requirement: requirementCheck(report.statement, asked, keyring.list, today) } });
}

export const concluded = (findings: Findings): Report => ({ ...findings, ...decide(findings.checks) });

async function read(parts: readonly string[], occasion: Occasion): Promise<Findings> {
  if (parts.reduce((sum, part) => sum + part.length, 0) > longestText) return unreadable('too-long');
  // A scan may carry a line end; Base45 may end in a space, so nothing else is cut.
  const texts = parts.map((part) => part.replace(/^[\r\n\uFEFF]+|[\r\n\uFEFF]+$/g, ''));
  const [first = ''] = texts;
  if (/^shc:\//i.test(first)) return verifyNumeric(texts, occasion);
  if (isDivoc(first)) return verifyDivoc(first, occasion.at);
  if (first.startsWith('{')) return readJson(first, occasion);
  if (first.startsWith('ey')) return verifyHealthCard(first, occasion);
  if (first.startsWith('HC1:')) return verifyHcert(first, occasion);
  return { format: 'hcert', checks: { prefix: fail(/^HC[0-9A-Z]:/.test(first) ? 'unknown-version' : 'unknown-prefix') } };
}

async function readJson(text: string, occasion: Occasion): Promise<Findings> {
  const value = json(toUtf8(text));
  const card = asText(array(value?.['verifiableCredential'])[0]);
  if (card !== undefined) return verifyHealthCard(card, occasion);
  const isSeal = value !== null && typeof value['data'] === 'object' && value['data'] !== null;
  return isSeal ? verifySeal(value, occasion) : { format: 'vds-nc', checks: { prefix: fail('unknown-prefix') } };
}

const unreadable = (reason: string): Findings => ({ format: 'unknown', checks: { prefix: fail(reason) } });
