/** Entry requirements as the server compiles them (CompiledRequirements.cs): every number and list spelled out. */
export interface RequirementSet {
  readonly version: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly rules: readonly Rule[];
}

/** What a device needs besides: kinds of vaccine by their codes, and two-letter codes of countries. */
export interface PublishedRequirements extends RequirementSet {
  readonly vaccines: Readonly<Record<string, string>>;
  readonly countries: Readonly<Record<string, string>>;
}

interface AnyRule {
  readonly id: string;
  /** Null for an instrument of many. */
  readonly country: string | null;
  readonly disease: string;
  readonly source: { readonly text: string; readonly asOf: string };
  readonly demo: boolean;
}

export interface YellowFeverRule extends AnyRule {
  readonly kind: 'yellow-fever';
  readonly demand: 'NONE' | 'ALL' | 'FROM_RISK';
  readonly minAgeMonths: number;
  readonly transitHours: number | null;
  readonly lookbackDays: number;
  readonly risk: string;
  readonly exceptions: readonly string[];
}

export interface PolioRule extends AnyRule {
  readonly kind: 'polio';
  readonly states: string;
  readonly compulsory: boolean;
  readonly stayDays: number;
  readonly minDays: number;
  readonly maxMonths: number;
}

export interface MeningococcalRule extends AnyRule {
  readonly kind: 'meningococcal';
  readonly minAgeMonths: number;
  readonly minDays: number;
  readonly conjugateMonths: number;
  readonly polysaccharideMonths: number;
}

export type Rule = YellowFeverRule | PolioRule | MeningococcalRule;
