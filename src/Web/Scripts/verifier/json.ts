export type Json = Record<string, unknown>;

/** The value as what it should be, or as nothing: claims in JSON are read without believing their types. */
export const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const array = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value.normalize('NFC') : undefined);
