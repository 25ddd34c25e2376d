import type { Shared } from '../decision/compiled.ts';
import type { Decision } from '../decision/decide.ts';
import { byId } from '../verifyPage/dom.ts';

export interface Decided {
  /** False for a screen that says nothing of who may go on. */
  readonly clearance: boolean;
  readonly decision: Decision;
  /** True while a question that matters has neither an answer nor a "not known". */
  readonly open: boolean;
}

const words = JSON.parse(byId('dispositions').textContent!) as Record<string, { title: string; colour: string }>;

/** What would be decided now: the most severe across the protocols, in words and colour, with its reasons. */
export function showRunning(decided: readonly Decided[], shared: Shared): void {
  const severity = (one: Decided) => shared.dispositions.indexOf(one.decision.disposition);
  const counting = decided.filter((one) => one.clearance);
  const worst = (counting.length > 0 ? counting : decided).reduce((worst, one) => (severity(one) > severity(worst) ? one : worst));
  const { decision, open } = worst;
  const { title, colour } = words[decision.disposition]!;
  const waits = open && decision.rules.length === 0;
  const box = byId('running');
  box.hidden = false;
  box.dataset['colour'] = waits ? '' : colour;
  byId('running-title').textContent = waits ? box.dataset['open']! : decision.days === null ? title : `${title} · ${decision.days}`;
  showReasons(decision, open);
}

/** What fired, in lines; the long line of what is missing stays folded while questions are open. */
function showReasons(decision: Decision, open: boolean): void {
  const reasons = decision.explanation.slice(0, -1);
  const missing = open && reasons.length > decision.rules.length ? reasons.pop()! : null;
  byId('running-why').replaceChildren(...reasons.map(line));
  byId('running-open').hidden = missing === null;
  byId('running-missing').textContent = missing;
}

function line(reason: string): HTMLLIElement {
  const line = document.createElement('li');
  line.textContent = reason;
  return line;
}
