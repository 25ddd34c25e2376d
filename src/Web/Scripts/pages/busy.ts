import '../shell/menus.ts';
import { startWaiting, stopWaiting } from '../shell/waiting.ts';

/** A form that was sent says so at once, and is not sent twice by a second tap. Pages work the same without this. */
document.addEventListener('submit', (event) => {
  const { target: form, submitter: button } = event;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
  if (form.dataset['sent']) {
    event.preventDefault();
    return;
  }
  // A form that is answered with a file stays on its page, and may be sent again.
  if (!('download' in form.dataset)) {
    form.dataset['sent'] = 'yes';
    button?.setAttribute('aria-busy', 'true');
  }
  startWaiting('download' in form.dataset);
});

/** Back brings the page as it was left: ready to be sent again. */
addEventListener('pageshow', () => {
  stopWaiting();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset['sent'];
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
});
