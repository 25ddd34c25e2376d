/** What the officer read in the travel document. */
export interface Holder {
  readonly name?: string;
  readonly birthDate?: string;
  readonly documentNumber?: string;
}
