/** Paths of the offline pack, each with the hash of its content. */
export type Kept = Readonly<Record<string, string>>;

/** What a new pack needs that the old one did not have, and what it no longer has. */
export function plan(before: Kept, now: Kept): { readonly fetch: readonly string[]; readonly drop: readonly string[] } {
  return {
    fetch: Object.keys(now).filter((path) => before[path] !== now[path]),
    drop: Object.keys(before).filter((path) => !(path in now)),
  };
}

/** The style sheets that a page asks for beyond its pack: their names change with their content. */
export const stylesIn = (html: string, pack: Kept): readonly string[] =>
  Array.from(html.matchAll(/<link[^>]+href="(\/[^"]+\.css)"/g), (match) => match[1]!).filter((path) => !(path in pack));

/** `kept` changes only with the pack; `fresh` is asked for each time; the rest is not ours. */
export function kindOf(path: string, pack: Kept): 'kept' | 'fresh' | 'other' {
  if (path in pack || path.endsWith('.css')) return 'kept';
  return path === '/verify' ? 'fresh' : 'other';
}
