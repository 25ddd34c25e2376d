/** One place of an itinerary, past or planned, in order; days are ISO dates of its own calendar. */
export interface Stop {
  readonly country: string;
  readonly area?: string | null;
  readonly arrived?: string | null;
  readonly left?: string | null;
  readonly resident?: boolean;
  readonly transit?: boolean;
  readonly transitHours?: number | null;
  readonly past?: boolean;
  readonly pilgrimage?: boolean;
}

export interface Dose {
  readonly vaccine: string;
  readonly date?: string | null;
  /** False for a product that WHO has not approved; null when nobody looked. */
  readonly approved?: boolean | null;
  readonly conjugate?: boolean | null;
}

export interface Letter {
  readonly disease: string;
  readonly from?: string | null;
  readonly until?: string | null;
}

/** An itinerary and what its traveller can show. Never a nationality: no rule may ask for it. */
export interface Trip {
  readonly stops: readonly Stop[];
  readonly birthDate?: string | null;
  readonly doses: readonly Dose[];
  readonly letters?: readonly Letter[];
  readonly urgent?: boolean;
}

export type Outcome = 'notRequired' | 'met' | 'exempt' | 'recommended' | 'waiting' | 'notMet' | 'unknown';

/** What one rule says of one stop. */
export interface Answer {
  readonly country: string;
  readonly disease: string;
  readonly outcome: Outcome;
  readonly rule: string;
  readonly reason: string;
  readonly on: string | null;
  readonly dose: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly vaccinate: boolean;
  readonly observeUntil: string | null;
  readonly source: { readonly text: string; readonly asOf: string } | null;
  readonly demo: boolean;
}
