/** An open menu covers what lies under it: it closes when the focus goes on, on a tap beside it, and on Escape, which leads back to its button. Without this it closes by its button alone. */
const opened = (): NodeListOf<HTMLDetailsElement> => document.querySelectorAll<HTMLDetailsElement>('details.menu[open]');

function closeOthers(than: EventTarget | null): void {
  if (!(than instanceof Node)) return;
  for (const menu of opened()) if (!menu.contains(than)) menu.open = false;
}

document.addEventListener('focusin', (event) => closeOthers(event.target));
document.addEventListener('pointerdown', (event) => closeOthers(event.target));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of opened()) {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  }
});
