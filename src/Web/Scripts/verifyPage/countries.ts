import { has, say } from './texts.ts';

/** Two-letter codes by what credentials and passports write; empty on a device that has never seen the entry rules. */
let regions: Readonly<Record<string, string>> = {};

export const knowCountries = (known: Readonly<Record<string, string>> | undefined): void => void (regions = known ?? {});

/** The name in the language of the page, and the code, as the passport has it; the code alone where nobody has named it. */
export function countryName(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  const name = has(`country.${code}`) ? say(`country.${code}`) : ofRegion(regions[code] ?? code);
  return name === undefined ? code : `${name} (${code})`;
}

function ofRegion(region: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(region)) return undefined;
  return new Intl.DisplayNames([document.documentElement.lang], { type: 'region', fallback: 'none' }).of(region);
}
