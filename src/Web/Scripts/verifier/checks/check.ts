/** The single questions, in the order in which they are shown; the same names in both languages and on the command line. */
export const checkNames = [
  'prefix', 'base45', 'compression', 'cose', 'signature', 'keyUsage', 'schema', 'issuerTrusted', 'notExpired', 'notRevoked', 'product', 'medical',
] as const;

export type CheckName = (typeof checkNames)[number];

export interface Check {
  readonly result: 'pass' | 'fail' | 'unknown';
  /** A code; the empty text where a pass needs no words. */
  readonly reason: string;
}

export type Checks = Partial<Record<CheckName, Check>>;

export const pass = (reason = ''): Check => ({ result: 'pass', reason });
export const fail = (reason: string): Check => ({ result: 'fail', reason });
export const unknown = (reason: string): Check => ({ result: 'unknown', reason });
