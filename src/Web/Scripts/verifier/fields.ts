import { Tagged, type Cbor, type CborMap } from './cbor.ts';

/** Reads named fields of a claims map and remembers the first that is missing or of the wrong type. */
export class Fields {
  private readonly map: CborMap;
  /** Name of the first, or null. */
  fault: string | null = null;

  constructor(map: CborMap) {
    this.map = map;
  }

  has(name: string): boolean {
    return this.map.has(name);
  }

  raw(name: string): Cbor {
    return this.map.get(name);
  }

  text(name: string): string | undefined {
    const value = this.plain(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value.normalize('NFC');
    return this.wrong(name);
  }

  required(name: string): string | undefined {
    const value = this.text(name);
    return value === undefined || value.trim() === '' ? this.wrong(name) : value;
  }

  number(name: string): number | undefined {
    const value = this.plain(name);
    if (value === undefined || value === null) return undefined;
    return typeof value === 'number' ? value : this.wrong(name);
  }

  /** A calendar date that exists, or nothing; a date-time counts by its date. */
  date(name: string): string | undefined {
    const value = this.text(name);
    return value === undefined || (isDate(value.slice(0, 10)) && /^.{10}($|[T ])/.test(value)) ? value?.slice(0, 10) : this.wrong(name);
  }

  /** A date that is only shown: what is no date is not there. */
  shownDate(name: string): string | undefined {
    const value = this.map.get(name);
    return typeof value === 'string' && isDate(value.slice(0, 10)) ? value.slice(0, 10) : undefined;
  }

  requiredDate(name: string): string | undefined {
    return this.date(name) ?? this.wrong(name);
  }

  wrong(name: string): undefined {
    this.fault ??= name;
    return undefined;
  }

  private plain(name: string): Cbor {
    const value = this.map.get(name);
    return value instanceof Tagged ? value.value : value;
  }
}

/** The first field that is missing or wrong in any of these. */
export const firstFault = (...read: readonly Fields[]): string | undefined => read.find((fields) => fields.fault !== null)?.fault ?? undefined;

/** YYYY-MM-DD and a day that the calendar has. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** The members that have a value: optional claims stay absent instead of undefined. */
export function present<T extends object>(members: { [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
