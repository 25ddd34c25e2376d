import '../shell/menus.ts';

/** A form that was sent says so at once, and is not sent twice by a second tap. Pages work the same without this. */
document.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (!(event.target instanceof HTMLFormElement) || !(button instanceof HTMLElement)) return;
  if (event.target.dataset['sent']) {
    event.preventDefault();
    return;
  }
  event.target.dataset['sent'] = 'yes';
  button.setAttribute('aria-busy', 'true');
});

/** Back brings the page as it was left: ready to be sent again. */
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset['sent'];
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
});
