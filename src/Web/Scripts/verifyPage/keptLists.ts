import { utf8 } from '../verifier/bytes.ts';
import type { Result } from '../verifier/result.ts';

const store = 'lists';

/** How long the network may take where this device has a list already; what comes later is kept for the next time. */
const patience = 2500;

/** Where lists are kept and asked for; a test hands in its own. */
export interface Source {
  kept(path: string): Promise<Uint8Array | null>;
  keep(path: string, bytes: Uint8Array): Promise<void>;
  forget(path: string): Promise<void>;
  fetched(path: string): Promise<Uint8Array | null>;
}

/** Says whether a text is a genuine list; the one kept so far is at hand. */
export type Judge<T> = (text: string, kept: T | null) => Promise<Result<T>>;

/** The list in use, and why what the network gave was not taken, where that is so. */
export interface Newest<T> {
  readonly list: T | null;
  readonly refused: string | null;
}

/** The network's list where it is genuine and comes in time, else the last good one: a list that was changed never takes its place. */
export async function newest<T>(path: string, judge: Judge<T>, source: Source = browser): Promise<Newest<T>> {
  const bytes = await source.kept(path);
  const kept = bytes === null ? null : await judged(bytes, judge, null);
  const list = kept?.ok === true ? kept.value : null;
  const coming = fromNetwork(path, judge, list, source);
  return list === null ? coming : Promise.race([coming, later(patience).then(() => ({ list, refused: null }))]);
}

async function fromNetwork<T>(path: string, judge: Judge<T>, kept: T | null, source: Source): Promise<Newest<T>> {
  const bytes = await source.fetched(path);
  if (bytes === null) return { list: kept, refused: null };
  const fresh = await judged(bytes, judge, kept);
  if (!fresh.ok) return { list: kept, refused: fresh.reason };
  await source.keep(path, bytes);
  return { list: fresh.value, refused: null };
}

const judged = <T>(bytes: Uint8Array, judge: Judge<T>, kept: T | null): Promise<Result<T>> => judge(utf8(bytes) ?? '', kept);

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export const browser: Source = {
  kept: async (path) => bytesOf(await (await open())?.match(path)),
  keep: async (path, bytes) => (await open())?.put(path, new Response(bytes as BodyInit)),
  forget: async (path) => void (await (await open())?.delete(path)),
  fetched: async (path) => fetch(path, { cache: 'no-cache' }).then(bytesOf, () => null).catch(() => null),
};

/** Caches exist only on a safe address; without them the list is fetched each time. */
const open = async (): Promise<Cache | undefined> => ('caches' in globalThis ? caches.open(store).catch(() => undefined) : undefined);

const bytesOf = async (response: Response | undefined): Promise<Uint8Array | null> => (response?.ok === true ? new Uint8Array(await response.arrayBuffer()) : null);
