/** Diseases of the ICVP by their ICD-11 codes, under the names the rules use. */
const names = new Map([['1D47', 'yellow-fever'], ['1C81', 'polio']]);

export const diseaseName = (code: string | undefined): string | undefined => (code === undefined ? undefined : (names.get(code) ?? code));
