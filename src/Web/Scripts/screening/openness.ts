import type { Protocol, Situation, Value } from '../decision/compiled.ts';
import { Evaluator } from '../decision/evaluator.ts';

export interface Opened {
  /** Answers of open questions, with what is worked out from them. */
  readonly answers: Readonly<Record<string, Value>>;
  readonly questions: ReadonlyMap<string, boolean>;
  /** Sections that are offered only when they are called for. */
  readonly sections: ReadonlyMap<string, boolean>;
}

/** Which questions are open; the twin of Questions/Openness.cs. Answers to closed ones do not count. */
export function open(protocol: Protocol, situation: Situation): Opened {
  const values: Record<string, Value> = {};
  const evaluator = new Evaluator({ ...situation, answers: values }, { ...protocol.parameters, ...situation.parameters });
  const questions = new Map<string, boolean>();
  const sections = new Map<string, boolean>();
  for (const question of protocol.questions) {
    const isOpen = (question.group === null || questions.get(question.group) !== false) && (question.enabledWhen === null || evaluator.truth(question.enabledWhen) === true);
    questions.set(question.linkId, isOpen);
    if (question.offered !== null) sections.set(question.linkId, evaluator.truth(question.offered) === true);
    if (!isOpen) continue;
    if (question.calculated !== null) {
      const worked = evaluator.number(question.calculated);
      if (worked !== null) values[question.linkId] = Math.round(worked * 100) / 100;
    } else if (Object.hasOwn(situation.answers, question.linkId)) {
      values[question.linkId] = situation.answers[question.linkId]!;
    }
  }
  return { answers: values, questions, sections };
}
