import { kindOf, plan, stylesIn, type Kept } from './plan.ts';

/** Every file of the offline pack with the hash of its content; written in by the build. */
declare const PACK: Kept;
declare const self: ServiceWorkerGlobalScope;

const store = 'verifier';
const record = '/verify-pack';
const patience = 2500;

self.addEventListener('install', (event) => event.waitUntil(refresh().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer !== null) event.respondWith(answer);
});

/** Fetches what changed since the last pack, and only that. (Lists the page keeps by itself: it judges them first.) */
async function refresh(): Promise<void> {
  const cache = await caches.open(store);
  const before = ((await (await cache.match(record))?.json()) ?? {}) as Kept;
  const { fetch: wanted, drop } = plan(before, PACK);
  await Promise.all(drop.map((path) => cache.delete(path)));
  await Promise.all(wanted.map((path) => keep(cache, path)));
  await keepPage(cache);
  await cache.put(record, new Response(JSON.stringify(PACK)));
}

/** The page with the style sheets that it names. */
async function keepPage(cache: Cache): Promise<void> {
  await keep(cache, '/verify');
  const html = await (await cache.match('/verify'))!.text();
  await Promise.all(stylesIn(html, PACK).map((path) => keep(cache, path)));
}

async function keep(cache: Cache, path: string): Promise<void> {
  const response = await fetch(path, { cache: 'reload', credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(path, response);
}

function answerTo(request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return null;
  switch (kindOf(pathname, PACK)) {
    case 'kept':
      return fromCache(request, pathname);
    case 'fresh':
      return fromNetwork(request, pathname);
    default:
      return null;
  }
}

async function fromCache(request: Request, path: string): Promise<Response> {
  return (await caches.match(path, { cacheName: store })) ?? fetch(request);
}

async function remember(cache: Cache, path: string, response: Response): Promise<void> {
  const html = path === '/verify' ? await response.clone().text() : '';
  await cache.put(path, response);
  for (const style of stylesIn(html, PACK)) if ((await cache.match(style)) === undefined) await keep(cache, style);
}

/** The newest page where the network gives it in time, else the copy. */
async function fromNetwork(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(store);
  const copy = await cache.match(path);
  try {
    const response = await fetch(request, copy === undefined ? {} : { signal: AbortSignal.timeout(patience) });
    if (response.ok) await remember(cache, path, response.clone());
    return response.ok || copy === undefined ? response : copy;
  } catch (error) {
    if (copy !== undefined) return copy;
    throw error;
  }
}
