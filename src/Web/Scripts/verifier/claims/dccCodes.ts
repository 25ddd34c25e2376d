/**
 * Codes that claim a code system by their form and must then be in it; free text, which many issuers write, claims nothing.
 * eHealth Network value sets 1.14 of 2023-01-25: organisations (EMA), antigen tests (JRC register), countries (ISO 3166-1).
 */
const organisations = new Set(
  ('100001699 100030215 100001417 100031184 100006270 100013793 100020693 100010771 100024420 100032020 100001981 100007893 ' +
    '100023050 100033914 100000788 100036422 100026614 100008549 100036914').split(' '),
);

/** The register closed below this; a frozen copy of it would refuse tests that it listed later. */
const firstFreeTestNumber = 4000;

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

export const knowsOrganisation = (code: string): boolean => !code.startsWith('ORG-') || organisations.has(code.slice('ORG-'.length));

export const knowsTest = (code: string): boolean => !/^\d+$/.test(code) || Number(code) < firstFreeTestNumber;

/** Two letters must be a country; EU and UN institutions write longer names. */
export const knowsCountry = (code: string): boolean => code.length !== 2 || (/^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined);
