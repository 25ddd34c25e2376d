/** The person a credential speaks of, as it writes them. */
export interface Person {
  readonly name?: string;
  readonly surname?: string;
  readonly givenNames?: string;
  /** The names as the machine-readable zone spells them, where the format carries that too. */
  readonly surnameMrz?: string;
  readonly givenNamesMrz?: string;
  readonly birthDate?: string;
  readonly sex?: string;
  readonly nationality?: string;
  readonly documentNumber?: string;
  readonly guardian?: string;
}

/** One vaccination, test or recovery. */
export interface HealthEvent {
  readonly kind: 'vaccination' | 'test' | 'recovery';
  readonly disease?: string;
  readonly vaccine?: string;
  readonly product?: string;
  readonly date?: string;
  readonly lot?: string;
  readonly dose?: number;
  readonly doses?: number;
  readonly result?: string;
  readonly country?: string;
  readonly centre?: string;
  readonly clinician?: string;
  /** As the certificate states it; our own rule counts, this is shown. */
  readonly validFrom?: string;
  readonly validUntil?: string;
}

/** A clinician's letter that a vaccination or prophylaxis is contraindicated. It protects from nothing and proves no dose. */
export interface Letter {
  readonly disease?: string;
  readonly from?: string;
  readonly until?: string;
  readonly clinician?: string;
  readonly centre?: string;
  readonly country?: string;
}

export type Format = 'icvp' | 'contraindication' | 'dcc' | 'ddcc-vs' | 'ddcc-tr' | 'health-link' | 'shc' | 'vds-nc' | 'divoc';

/** What a credential says, whatever format it says it in. */
export interface Statement {
  readonly format: Format;
  /** A, B or C for the ICVP. */
  readonly dialect?: string;
  readonly version?: string;
  readonly issuer?: string;
  readonly issuedOn?: string;
  readonly certificateId?: string;
  readonly person: Person;
  readonly events: readonly HealthEvent[];
  /** Then there are no events. */
  readonly letter?: Letter;
  readonly link?: string;
  /** The first field that breaks the form's own schema; what could be read is here all the same. */
  readonly fault?: string;
}
