type Sentences = Record<string, string>;

let own: Sentences = {};
let english: Sentences = {};

/** Loads the language that the page stands in; English fills what is not translated yet. */
export async function loadTexts(language: string): Promise<void> {
  english = await load('en');
  own = language === 'en' ? english : await load(language);
}

async function load(language: string): Promise<Sentences> {
  const response = await fetch(`/scripts/texts/${language}.json`);
  return response.ok ? ((await response.json()) as Sentences) : {};
}

export const has = (key: string): boolean => key in own || key in english;

/** The sentence, its placeholders filled. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  const sentence = own[key] ?? english[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? apart(String(values[name])) : whole));
}

/** Among words that run from right to left a value keeps its own order (first strong isolate, pop directional isolate). */
const apart = (value: string): string => (document.documentElement.dir === 'rtl' ? `\u2068${value}\u2069` : value);

/** The words of a reason code. */
export const sayReason = (code: string): string => (code === '' ? '' : has(`reason.${code}`) ? say(`reason.${code}`) : code);

/** The words of a code; the code itself where there are none. */
export const sayCode = (prefix: string, code: string | undefined): string | undefined =>
  code !== undefined && has(`${prefix}.${code}`) ? say(`${prefix}.${code}`) : code;

/** A calendar date in the reader's own way, in the digits that the passport has; partial dates stay as they are. */
export function sayDate(date: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return date;
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC', numberingSystem: 'latn' }).format(new Date(`${date}T00:00:00Z`));
}

/** Puts the sentences of the chosen language into the page. */
export function translatePage(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-text]')) place.textContent = say(place.dataset['text']!);
  document.title = say('page.title');
}
