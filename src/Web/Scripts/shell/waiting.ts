/** What takes longer than a moment says so: a bar at the top for those who see it, a word for those who hear it. Nothing here is needed to go on. */
const moment = 400;

/** An answer that is a file leaves the page as it is; nobody is told when it came. */
const fileComes = 5_000;

let pending: ReturnType<typeof setTimeout> | undefined;

export function startWaiting(file = false): void {
  const sign = document.getElementById('wait');
  if (sign === null) return;
  clearTimeout(pending);
  pending = setTimeout(() => {
    sign.textContent = sign.dataset['text'] ?? '';
    if (file) pending = setTimeout(stopWaiting, fileComes);
  }, moment);
}

export function stopWaiting(): void {
  clearTimeout(pending);
  document.getElementById('wait')?.replaceChildren();
}

/** A link that leads to another page of ours in this window. */
function leads(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin || link.target !== '') return null;
  return link.hash !== '' && link.pathname === location.pathname && link.search === location.search ? null : link;
}

document.addEventListener('click', (event) => {
  const link = leads(event);
  if (link !== null) startWaiting(link.hasAttribute('download'));
});
