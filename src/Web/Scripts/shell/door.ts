/** Whether a form would reach the server and be taken there: what was entered leaves the page only then. */
const page = document.querySelector<HTMLTemplateElement>('template#unsent');
const words = (why: 'away' | 'closed'): Element | null => page?.content.querySelector(`[data-why=${why}]`) ?? null;

/** How often somebody who types or taps keeps the session open. The shortest one ends after two idle minutes. */
const often = 20_000;

/** So long it is taken for granted that the server is there and knows who is: a short form costs no question. */
const fresh = 30_000;

let kept = 0;
let known = Date.now();

/** Where to sign in first; nothing when the form can go; null when the server does not answer. */
async function ask(): Promise<string | null> {
  const first = await asked();
  known = first === '' ? Date.now() : 0;
  return first;
}

async function asked(): Promise<string | null> {
  try {
    const answer = await fetch(page?.dataset['shift'] ? '/session?shift=true' : '/session', { cache: 'no-store' });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** True when the form need not ask first. */
export const isKnown = (): boolean => navigator.onLine && Date.now() - known < fresh;

/** True when a form can go; otherwise the form says why not, and what to do. */
export async function isOpen(form: HTMLFormElement, button: HTMLElement | null): Promise<boolean> {
  form.querySelector('.unsent')?.remove();
  const first = await ask();
  const why = words(first === null ? 'away' : 'closed');
  if (first === '' || why === null) return true;
  say(why, first, form, button);
  return false;
}

function say(why: Element, first: string | null, form: HTMLFormElement, button: HTMLElement | null): void {
  const notice = why.cloneNode(true) as HTMLElement;
  notice.className = 'unsent';
  notice.tabIndex = -1;
  if (first !== null) notice.querySelector('a')?.setAttribute('href', first);
  const place = button?.closest('.actions') ?? button;
  if (place && form.contains(place)) place.before(notice);
  else form.append(notice);
  notice.focus();
}

/** For staff only: somebody at work on one page is not idle. */
function keep(): void {
  const now = Date.now();
  if (now - kept < often || words('closed') === null) return;
  kept = now;
  void ask();
}

for (const sign of ['input', 'keydown', 'pointerdown']) document.addEventListener(sign, keep);
