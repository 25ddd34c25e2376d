import type { Protocol, Shared, Situation } from '../decision/compiled.ts';
import { byId } from '../verifyPage/dom.ts';
import { Answers } from '../screening/answers.ts';
import { open } from '../screening/openness.ts';
import { showRunning, type Decided } from '../screening/running.ts';
import { Steps } from '../screening/steps.ts';
import { decide } from '../decision/decide.ts';

/** What the server puts into the page: protocols with the values of this Point of Entry, and under which name each question is asked. */
interface Live {
  readonly shared: Shared;
  readonly language: string;
  readonly situation: Situation;
  readonly protocols: readonly { readonly protocol: Protocol; readonly clearance: boolean; readonly keys: Record<string, string>; readonly earlier: Situation['answers'] }[];
}

const live = JSON.parse(byId('live').textContent!) as Live;
const root = byId('screening');
const answers = new Answers(root, root.dataset['range']!);
const steps = new Steps(root, byId('steps'), byId('decide'));

/** Opens and closes questions and says what would be decided now. The server decides again when the form is sent. */
function update(): void {
  const wanted = new Map<string, boolean>();
  const sections = new Map<string, boolean>();
  const decided: Decided[] = [];
  for (const { protocol, clearance, keys, earlier } of live.protocols) {
    const given = answers.of(protocol, keys);
    const seen = open(protocol, { ...live.situation, answers: { ...earlier, ...given } });
    for (const [linkId, isOpen] of seen.questions) {
      const key = keys[linkId];
      if (key !== undefined) wanted.set(key, (wanted.get(key) ?? false) || isOpen);
    }
    for (const [linkId, isOffered] of seen.sections) sections.set(linkId, (sections.get(linkId) ?? false) || isOffered);
    answers.showWorked(seen.answers);
    const decision = decide(protocol, { ...live.situation, answers: seen.answers }, live.shared, live.language);
    decided.push({ clearance, decision, open: decision.unknown.some((linkId) => !Object.hasOwn(seen.answers, linkId)) });
  }
  answers.show(wanted);
  steps.offer(sections, (section) => answers.any(section));
  showRunning(decided, live.shared);
}

root.classList.add('live');
root.addEventListener('input', update);
root.addEventListener('change', update);
update();
steps.start();
