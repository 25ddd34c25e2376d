/** One section at a time, by touch and by keyboard. Without script all sections stand one below the other. */
export class Steps {
  private readonly sections: HTMLElement[];
  private readonly next: HTMLButtonElement;
  private readonly back: HTMLButtonElement;
  private at = 0;

  constructor(root: HTMLElement, bar: HTMLElement, private readonly decide: HTMLElement) {
    this.sections = [...root.querySelectorAll<HTMLElement>('[data-section]')];
    this.next = button(root.dataset['next']!, 'button primary', () => this.go(1));
    this.back = button(root.dataset['back']!, 'button', () => this.go(-1));
    bar.prepend(this.next);
    bar.append(this.back);
    root.addEventListener('keydown', (event) => {
      // Enter goes on; it sends the form only from the last section.
      if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || this.next.hidden || event.target.closest('[data-section]') === null) return;
      event.preventDefault();
      this.go(1);
    });
    // A line of what is to be checked leads to its question, in whichever section it stands.
    document.getElementById('errors')?.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const question = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      const at = this.sections.findIndex((section) => section.contains(question));
      if (at < 0) return;
      this.at = at;
      this.show();
    });
  }

  /** The first section, or the first in which something was wrong. */
  start(): void {
    const wrong = this.sections.findIndex((section) => section.querySelector('.wrong') !== null);
    this.at = Math.max(0, wrong);
    this.show();
  }

  /** Leaves out sections that nothing calls for and nobody has answered. */
  offer(sections: ReadonlyMap<string, boolean>, answered: (section: HTMLElement) => boolean): void {
    for (const section of this.sections) {
      const offered = sections.get(section.dataset['section']!);
      const closed = [...section.querySelectorAll<HTMLElement>('[data-key]')].every((box) => box.hidden);
      section.dataset['left'] = String(closed || (offered === false && !answered(section)));
    }
    this.show();
  }

  private go(by: number): void {
    const way = this.sections.map((_, at) => at).filter((at) => this.sections[at]!.dataset['left'] !== 'true');
    this.at = way[Math.min(way.length - 1, Math.max(0, way.indexOf(this.at) + by))] ?? 0;
    this.show();
    this.focusFirst();
    this.sections[this.at]!.scrollIntoView({ block: 'nearest' });
  }

  /** The first question that is open: one that is closed cannot take the focus, and it would be lost with the button that was pressed. */
  private focusFirst(): void {
    const fields = [...this.sections[this.at]!.querySelectorAll<HTMLElement>('input:not([type=hidden]), select, textarea')];
    fields.find((field) => field.closest('[hidden]') === null)?.focus({ preventScroll: true });
  }

  private show(): void {
    const way = this.sections.filter((section) => section.dataset['left'] !== 'true');
    for (const [at, section] of this.sections.entries()) section.hidden = at !== this.at;
    const current = way.indexOf(this.sections[this.at]!);
    this.back.hidden = current <= 0;
    this.next.hidden = current >= way.length - 1;
    this.decide.hidden = !this.next.hidden;
  }
}

function button(text: string, kind: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = kind;
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
