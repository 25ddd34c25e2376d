/** What a single step hands on: its value, or the reason it could not. Reasons are codes; the texts files put them in words. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

export const done = <T>(value: T): Result<T> => ({ ok: true, value });

export const refused = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason });

/** A form that nobody here has read before: for a person to look at, not to refuse. */
export const unknownForm = 'unknown-version';
