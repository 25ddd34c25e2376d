/** What each national letter becomes in a machine-readable zone (ICAO Doc 9303-3, section 6, tables A to C; first form where it leaves a choice). */
const latin =
  'ÁÀÂÃĂĀĄ=A Å=AA ÄÆ=AE ĆĈČĊÇ=C ĐĎÐ=D ÉÈÊËĚĖĒĘĔ=E ĜĞĠĢ=G ĦĤ=H ÍÌÎÏĨİĪĮĬı=I Ĳ=IJ Ĵ=J Ķ=K ŁĹĽĻĿ=L ŃÑŇŅŊ=N ' +
  'ÓÒÔÕŐŌŎ=O ÖØŒ=OE ŔŘŖ=R ŚŜŠŞȘ=S ẞß=SS ŤŢŦȚ=T Þ=TH ÚÙÛŨŬŰŮŪŲ=U Ü=UE Ŵ=W ÝŶŸ=Y ŹŽŻ=Z';
const cyrillic =
  'А=A Б=B В=V ГҐЃ=G ДЂ=D ЕЁЭ=E Ж=ZH З=Z ИІЙЇ=I Ј=J КЌ=K Л=L М=M Н=N О=O П=P Р=R С=S Т=T УЎѪ=U Ф=F Х=KH Ц=TS ЧЋ=CH Ш=SH Щ=SHCH ' +
  'Ъ=IE ЫѴ=Y Ь= Ю=IU Я=IA Є=IE Ѕ=DZ Љ=LJ Њ=NJ Џ=DZ';
const arabic =
  'ء=XE آ=XAA أ=XAE ؤ=U إ=I ئ=XI ا=A ب=B ة=XTA ت=T ث=XTH ج=J ح=XH خ=XKH د=D ذ=XDH ر=R ز=Z س=S ش=XSH ص=XSS ض=XDZ ط=XTT ظ=XZZ ع=E غ=G ' +
  'ف=F ق=Q ك=K ل=L م=M ن=N ه=H و=W ى=XAY ي=Y ٱ=XXA ٹ=XXT ټ=XRT پ=P ځ=XKE څ=XXH چ=XC ڈ=XXD ډ=XDR ڑ=XXR ړ=XRR ږ=XRX ژ=XJ ښ=XXS ' +
  'ک=XKK ګ=XXK ڭ=XNG گ=XGG ں=XNN ڼ=XXN ھ=XDO ۀ=XYH ہ=XXG ۂ=XGE ۃ=XTG ی=XYA ۍ=XXY ې=Y ے=XYB ۓ=XBE';

const letters = new Map(
  [latin, cyrillic, arabic].flatMap((table) => table.split(' ')).flatMap((row) => {
    const [from = '', to = ''] = row.split('=');
    return Array.from(from, (letter): [string, string] => [letter, to]);
  }),
);

const separators = ' -‐‑<\u00a0,';
const shadda = '\u0651';
const tehMarbuta = '\u0629';

/** The name with one filler between its words; letters that Doc 9303 does not know (Han, Ge'ez) are left out. */
export function toMrzLetters(name: string): string {
  const upper = Array.from(name.normalize('NFC').toUpperCase());
  let result = '';
  let previous = '';
  upper.forEach((c, i) => {
    previous = c === shadda ? previous : letter(c, upper[i + 1]);
    if (previous !== '<' || !/(^|<)$/.test(result)) result += previous;
  });
  return result.replace(/<+$/, '');
}

function letter(c: string, next: string | undefined): string {
  if (c >= 'A' && c <= 'Z') return c;
  if (separators.includes(c)) return '<';
  if (c === tehMarbuta && (next === undefined || ' -'.includes(next))) return 'XAH';
  return letters.get(c) ?? unaccented(c);
}

/** Letters outside the tables count by their base letter, if it is one of ours. */
function unaccented(c: string): string {
  const [base, mark] = Array.from(c.normalize('NFD'));
  return base !== undefined && mark !== undefined && base !== c && /\p{Mn}/u.test(mark) ? letter(base, undefined) : '';
}
