import type { Shared } from '../decision/compiled.ts';
import type { Decision } from '../decision/decide.ts';
import { byId } from '../verifyPage/dom.ts';

export interface Decided {
  /** False for a screen that says nothing of who may go on. */
  readonly clearance: boolean;
  readonly decision: Decision;
}

const words = JSON.parse(byId('dispositions').textContent!) as Record<string, { title: string; colour: string }>;

/** What would be decided now: the most severe across the protocols, in words and colour, with its reasons. */
export function showRunning(decided: readonly Decided[], shared: Shared): void {
  const severity = (one: Decided) => shared.dispositions.indexOf(one.decision.disposition);
  const counting = decided.filter((one) => one.clearance);
  const worst = (counting.length > 0 ? counting : decided).reduce((worst, one) => (severity(one) > severity(worst) ? one : worst));
  const { title, colour } = words[worst.decision.disposition]!;
  const box = byId('running');
  box.hidden = false;
  box.dataset['colour'] = colour;
  byId('running-title').textContent = worst.decision.days === null ? title : `${title} · ${worst.decision.days}`;
  const reasons = worst.decision.explanation.slice(0, -1).map((reason) => {
    const line = document.createElement('li');
    line.textContent = reason;
    return line;
  });
  byId('running-why').replaceChildren(...reasons);
}
