import type { Protocol, Rule, Shared, Situation, Texts, Value } from './compiled.ts';
import type { Reading } from './decide.ts';

interface Decided {
  readonly disposition: string;
  readonly days: number | null;
  readonly unknown: readonly string[];
}

/** A decision in sentences; the twin of Explanation.cs. */
export function explain(
  protocol: Protocol, situation: Situation, parameters: Readonly<Record<string, Value>>, shared: Shared,
  counting: readonly Rule[], stage: Reading, decided: Decided, language: string): string[] {
  const fill = (template: string) => template.replace(/\{([A-Za-z0-9.:]+)\}/g, (_, place: string) => fillPlace(place));
  const labels = (which: (linkId: string, group: string | null) => boolean) =>
    protocol.questions.filter((question) => which(question.linkId, question.group)).map((question) => inLanguage(question.text, language)).join(', ');
  const fillPlace = (place: string): string => {
    if (place.startsWith('yes:')) return labels((linkId, group) => group === place.slice(4) && situation.answers[linkId] === true);
    if (place === 'missing') return labels((linkId) => decided.unknown.includes(linkId));
    if (place === 'days') return show(decided.days, shared, language);
    return show(Object.hasOwn(situation.answers, place) ? situation.answers[place]! : (parameters[place] ?? null), shared, language);
  };

  const sentences = counting.map((rule) => fill(inLanguage(rule.because, language)));
  if (stage.unknown.length > 0 && ['SECONDARY', 'INSUFFICIENT_DATA'].includes(decided.disposition)) {
    const key = stage.unknown.some((rule) => rule.redFlag) ? 'unknown-red-flag' : 'unknown';
    sentences.push(fill(inLanguage(shared.texts[key]!, language)));
  }

  return [...sentences, fill(inLanguage(shared.texts[decided.disposition]!, language))];
}

const inLanguage = (texts: Texts, language: string): string => texts[language] ?? texts[language.split('-')[0]!] ?? texts['en'] ?? '';

/** A value as the language writes it: two decimals at most. */
function show(value: Value, shared: Shared, language: string): string {
  if (value === null) return '?';
  if (typeof value === 'number') return String(Math.round(value * 100) / 100).replace('.', inLanguage(shared.texts['decimal-mark']!, language));
  if (typeof value === 'boolean') return inLanguage(shared.texts[value ? 'yes' : 'no']!, language);
  return Array.isArray(value) ? value.join(', ') : (value as string);
}
