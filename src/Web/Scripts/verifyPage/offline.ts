/** Has the service worker keep this page and what it needs; says so on the page element once it is done. */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/verify-worker.js', { scope: '/verify' });
  await navigator.serviceWorker.ready;
  document.documentElement.dataset['offline'] = 'ready';
}
