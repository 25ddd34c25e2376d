/** A hand scanner types as a US keyboard; a computer set to another layout then sees other characters. */
interface Layout {
  readonly name: string;
  /** What was typed, and in the same order what it was meant to be. */
  readonly typed: string;
  readonly meant: string;
  /** A dead key leaves its accent on the next letter. */
  readonly deadKey?: readonly [accent: string, meant: string];
}

const layouts: readonly Layout[] = [
  { name: 'DE', typed: 'Öß-(`ZY', meant: ':-/*+YZ', deadKey: ['\u0300', '+'] },
  { name: 'FR', typed: 'M:)!458QAZW&é"\'(-è_çà?', meant: ':.-/$%*AQWZ1234567890M' },
];

const isBase45Text = (text: string): boolean => /^HC1:[0-9A-Z $%*+\-./:]+$/.test(text);

interface Wedge {
  readonly text: string;
  readonly layout?: string;
  /** Characters that no HCERT text can contain, where nothing could be repaired. */
  readonly garbled?: string;
}

/** Undoes a wrong layout where the result is a possible text; the signature still has to agree. */
export function fromWedge(text: string): Wedge {
  const line = text.replace(/[\r\n\t]+$/, '');
  if (isBase45Text(line) || !/^HC[1&]/.test(line)) return { text: line };
  for (const layout of layouts) {
    const repaired = repair(line, layout);
    if (isBase45Text(repaired)) return { text: repaired, layout: layout.name };
  }
  const found = Array.from(new Set(line.replace(/[0-9A-Z $%*+\-./:]/g, ''))).slice(0, 4).join(' ');
  return { text: line, garbled: found === '' ? line.slice(3, 4) : found };
}

function repair(text: string, layout: Layout): string {
  const [accent, key] = layout.deadKey ?? ['', ''];
  const spelled = accent === '' ? text : text.normalize('NFD').replace(new RegExp(`(.)${accent}`, 'g'), `${key}$1`).normalize('NFC');
  return Array.from(spelled, (c) => {
    const at = layout.typed.indexOf(c);
    return at < 0 || (c === key && accent !== '') ? c : layout.meant[at]!;
  }).join('');
}

/** The filler of a machine-readable zone becomes `;`, `.`, `?`, `°` or `>` on other layouts. */
export function mrzFromWedge(text: string): string {
  if (text.includes('<')) return text;
  const filler = /([;.?>°*])\1{2,}/.exec(text)?.[1];
  return filler === undefined ? text : text.replaceAll(filler, '<');
}
