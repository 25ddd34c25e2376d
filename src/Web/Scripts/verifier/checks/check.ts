/** The single questions, in the order in which they are made and shown; the same names in both languages and on the command line. */
export const checkNames = [
  'prefix', 'base45', 'compression', 'cose', 'signature', 'keyUsage', 'schema', 'issuerTrusted', 'notExpired', 'notRevoked', 'product', 'medical', 'person', 'requirement',
] as const;

export type CheckName = (typeof checkNames)[number];

export interface Check {
  readonly result: 'pass' | 'fail' | 'unknown';
  /** A stable code, put in words by the texts files; the empty text where a pass needs no words. */
  readonly reason: string;
  /** What exactly, for whoever looks closer. */
  readonly detail?: string;
  /** The day a reason speaks of: from when, until when. */
  readonly date?: string;
}

export type Checks = Partial<Record<CheckName, Check>>;

type More = Partial<Pick<Check, 'detail' | 'date'>>;

export const pass = (reason = '', more: More = {}): Check => ({ result: 'pass', reason, ...more });
export const fail = (reason: string, more: More = {}): Check => ({ result: 'fail', reason, ...more });
export const unknown = (reason: string, more: More = {}): Check => ({ result: 'unknown', reason, ...more });
