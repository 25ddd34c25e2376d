/** A protocol as the engine in C# compiles it (src/Domain/Protocols/CompiledProtocol.cs): all that deciding needs, nothing else. */
export type Value = boolean | number | string | readonly string[] | null;

/** One operation: its name, then its arguments; a literal stands for itself. */
export type Node = boolean | number | string | null | readonly [string, ...Node[]];

export type Texts = Readonly<Record<string, string>>;

export interface Rule {
  readonly id: string;
  readonly when: Node;
  readonly otherwise: boolean;
  readonly redFlag: boolean;
  readonly then: string | null;
  readonly days: Node;
  readonly because: Texts;
}

export interface Table {
  readonly id: string;
  readonly hitPolicy: 'first' | 'most-severe' | 'collect';
  readonly begins: Node;
  readonly rules: readonly Rule[];
}

export interface Question {
  readonly linkId: string;
  readonly group: string | null;
  readonly type: string;
  readonly text: Texts;
  readonly enabledWhen: Node;
  readonly offered: Node;
  readonly calculated: Node;
  readonly scores: Readonly<Record<string, number>> | null;
}

export interface Protocol {
  readonly id: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly questions: readonly Question[];
  readonly tables: readonly Table[];
}

/** What every protocol shares: dispositions in rising severity, and sentences. */
export interface Shared {
  readonly dispositions: readonly string[];
  readonly texts: Readonly<Record<string, Texts>>;
}

/** What is known of one person on one day. An answer that is null was asked and is not known; one that is not there was not asked. */
export interface Situation {
  readonly asOf: string;
  readonly answers: Readonly<Record<string, Value>>;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly birthDate: string | null;
  readonly gender: string | null;
  readonly visits: readonly { readonly area: string; readonly left: string | null }[] | null;
}
