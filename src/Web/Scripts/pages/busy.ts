import '../shell/menus.ts';
import { isKnown, isOpen } from '../shell/door.ts';
import { startWaiting, stopWaiting } from '../shell/waiting.ts';

/** A form that was sent says so at once, and is not sent twice by a second tap. Pages work the same without this. */
document.addEventListener('submit', (event) => {
  const { target: form, submitter: button } = event;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
  // A form that is answered with a file stays on its page, and may be sent again.
  if ('download' in form.dataset) {
    startWaiting(true);
    return;
  }
  if (form.dataset['sent'] === 'open') {
    form.dataset['sent'] = 'yes';
    return;
  }
  const asks = form.method === 'post' && !isKnown();
  if (asks || form.dataset['sent']) event.preventDefault();
  if (form.dataset['sent']) return;
  form.dataset['sent'] = 'yes';
  button?.setAttribute('aria-busy', 'true');
  startWaiting();
  if (asks) void send(form, button);
});

/** What was entered stays on the page until the server is there to take it. */
async function send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  if (await isOpen(form, button)) {
    form.dataset['sent'] = 'open';
    form.requestSubmit(button);
    return;
  }
  ready();
}

function ready(): void {
  stopWaiting();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset['sent'];
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
}

/** Back brings the page as it was left: ready to be sent again. */
addEventListener('pageshow', ready);
