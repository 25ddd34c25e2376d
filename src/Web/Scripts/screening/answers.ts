import type { Protocol, Question, Value } from '../decision/compiled.ts';

/** The fields of the page as answers: the twin of Questions/AnswerReader.cs for what a form can hold. */
export class Answers {
  constructor(private readonly root: HTMLElement, private readonly range: string) {}

  /** The answers of one protocol. What is empty is not there; what is not plausible is not known, and the field says so. */
  of(protocol: Protocol, keys: Readonly<Record<string, string>>): Record<string, Value> {
    const answers: Record<string, Value> = {};
    for (const question of protocol.questions) {
      const key = keys[question.linkId];
      const text = key === undefined ? null : this.text(key, question.type);
      if (text !== null && text !== '') answers[question.linkId] = this.value(question, text, key!);
    }
    return answers;
  }

  /** Shows the questions that are open and hides the others. */
  show(wanted: ReadonlyMap<string, boolean>): void {
    for (const box of this.root.querySelectorAll<HTMLElement>('[data-key]')) box.hidden = wanted.get(box.dataset['key']!) === false;
  }

  /** Values that are worked out, beside their names. */
  showWorked(answers: Readonly<Record<string, Value>>): void {
    for (const output of this.root.querySelectorAll<HTMLOutputElement>('[data-worked]')) {
      const value = answers[output.dataset['worked']!];
      if (value !== undefined) output.value = String(value);
    }
  }

  /** True when anything in a section is answered. */
  any(section: HTMLElement): boolean {
    return [...section.querySelectorAll<HTMLInputElement>('input')].some((input) => (input.type === 'radio' || input.type === 'checkbox' ? input.checked : input.value !== ''));
  }

  private text(key: string, type: string): string | null {
    const box = this.root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    if (box === null) return null;
    const fields = [...box.querySelectorAll<HTMLInputElement>('input')];
    // What is typed counts, though "not known" or "refused" is marked beside it.
    const typed = fields.find((field) => field.type !== 'radio' && field.type !== 'checkbox')?.value.trim();
    if (typed) return typed;
    const checked = fields.find((field) => field.type === 'radio' && field.checked)?.value;
    if (checked !== undefined) return checked;
    if (type === 'boolean') return this.restIsNo(box) ? 'no' : null;
    return typed ?? null;
  }

  private restIsNo(box: HTMLElement): boolean {
    return box.closest('section')?.querySelector<HTMLInputElement>('input[name="rest"]')?.checked ?? false;
  }

  private value(question: Question, text: string, key: string): Value {
    if (text === 'unknown' || text === 'refused') return null;
    switch (question.type) {
      case 'boolean': return text === 'yes';
      case 'quantity': case 'decimal': case 'integer': return this.number(text, key);
      case 'choice': return question.scores === null ? text : (question.scores[text] ?? null);
      default: return text;
    }
  }

  private number(text: string, key: string): number | null {
    const box = this.root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)!;
    const number = Number(text.replace(',', '.'));
    const [least, most] = [box.dataset['least'], box.dataset['most']];
    const plausible = !Number.isNaN(number) && !(least && number < Number(least)) && !(most && number > Number(most));
    this.tell(box, plausible);
    return plausible ? number : null;
  }

  private tell(box: HTMLElement, plausible: boolean): void {
    let note = box.querySelector<HTMLElement>('.implausible');
    if (note === null) {
      note = document.createElement('div');
      note.className = 'error implausible';
      note.setAttribute('role', 'status');
      box.querySelector('.field')?.append(note);
    }
    note.textContent = plausible ? '' : this.range;
    note.hidden = plausible;
    box.querySelector('input')?.setAttribute('aria-invalid', String(!plausible));
  }
}
