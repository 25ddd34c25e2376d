import type { Node, Protocol, Rule, Shared, Situation, Table } from './compiled.ts';
import { Evaluator } from './evaluator.ts';
import { explain } from './explanation.ts';

/** What a protocol decides of one situation; the twin of Deciding.cs and Tables/TableReading.cs. */
export interface Decision {
  readonly disposition: string;
  readonly days: number | null;
  readonly rules: readonly string[];
  readonly unknown: readonly string[];
  readonly explanation: readonly string[];
}

export interface Reading {
  readonly table: Table;
  readonly disposition: string;
  readonly deciding: Rule | null;
  readonly fired: readonly Rule[];
  readonly unknown: readonly Rule[];
}

export function decide(protocol: Protocol, situation: Situation, shared: Shared, language: string): Decision {
  const evaluator = new Evaluator(situation, { ...protocol.parameters, ...situation.parameters });
  const read = protocol.tables.filter((table) => table.begins === null || evaluator.truth(table.begins) === true).map((table) => readTable(table, evaluator, shared));
  const stage = read.filter((reading) => reading.table.hitPolicy !== 'collect').at(-1)!;
  const counting = read.filter((reading) => reading === stage || reading.table.hitPolicy === 'collect').flatMap((reading) => reading.fired);
  const missing = new Set(stage.unknown.flatMap((rule) => missingOf(protocol, rule.when, evaluator)));
  const unknown = protocol.questions.map((question) => question.linkId).filter((linkId) => missing.has(linkId));
  const days = stage.deciding ? evaluator.number(stage.deciding.days) : null;
  const decided = { disposition: stage.disposition, days: days === null ? null : Math.max(0, Math.trunc(days)), rules: counting.map((rule) => rule.id), unknown };
  return { ...decided, explanation: explain(protocol, situation, evaluator.parameters, shared, counting, stage, decided, language) };
}

/** A disposition with its days: MONITOR(7 d). */
export const code = (decision: Decision): string => (decision.days === null ? decision.disposition : `${decision.disposition}(${decision.days} d)`);

function readTable(table: Table, evaluator: Evaluator, shared: Shared): Reading {
  const fired: Rule[] = [];
  const unknown: Rule[] = [];
  for (const rule of table.rules) {
    const decided = fired.length + unknown.length > 0;
    if (decided && (rule.otherwise || table.hitPolicy === 'first')) continue;
    const truth = evaluator.truth(rule.when);
    if (truth === true) fired.push(rule);
    if (truth === null) unknown.push(rule);
  }

  const severity = (disposition: string | null) => (disposition === null ? -1 : shared.dispositions.indexOf(disposition));
  const worst = fired.reduce<Rule | null>((worst, rule) => (worst === null || severity(rule.then) > severity(worst.then) ? rule : worst), null);
  const open = unknown.length === 0 || table.hitPolicy === 'collect' ? 'CLEAR' : unknown.some((rule) => rule.redFlag) ? 'SECONDARY' : 'INSUFFICIENT_DATA';
  const sure = worst !== null && worst.then !== null && severity(worst.then) >= severity(open);
  return { table, disposition: sure ? worst.then! : open, deciding: sure ? worst : null, fired, unknown };
}

/** The answers that make a part unknown; parts that are known in spite of missing answers miss nothing. */
function missingOf(protocol: Protocol, node: Node, evaluator: Evaluator): readonly string[] {
  if (evaluator.value(node) !== null || !Array.isArray(node)) return [];
  const [op, ...parts] = node as [string, ...Node[]];
  if (op !== 'answer') return ['parameter', 'fact', 'asked'].includes(op) ? [] : parts.flatMap((part) => missingOf(protocol, part, evaluator));
  const formula = protocol.questions.find((question) => question.linkId === parts[0])?.calculated ?? null;
  return formula === null ? [parts[0] as string] : missingOf(protocol, formula, evaluator);
}
