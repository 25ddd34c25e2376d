import { isStale, isTooOld, type TrustList } from '../verifier/trust.ts';
import { byId, element, icon } from './dom.ts';
import { say, sayDate } from './texts.ts';
import { forgetAuthority, type Refused } from './trust.ts';

const day = 86_400_000;

/** How old the lists are, whether they are real, which were not taken, and whether this device's clock can be right. */
export function showBanners(list: TrustList, refused: readonly Refused[], now: Date): void {
  byId('banners').replaceChildren(...refused.map((one) => refusal(one, list)), ...lines(list, now).map(([kind, text]) => notice(kind, element('p', '', text))));
}

const notice = (kind: string, ...content: HTMLElement[]): HTMLElement => element('div', `notice ${kind}`, icon(kind === '' ? 'info' : 'warning'), element('div', 'stack', ...content));

/** A list that was changed on the way is not used; who follows another authority now is a person's decision. */
function refusal({ list: name, known, offered }: Refused, { asOf }: TrustList): HTMLElement {
  const kept = asOf === '' ? say('list.refused.nothing') : say('list.refused.kept', { date: sayDate(asOf.slice(0, 10)) });
  if (known === undefined || offered === undefined) return notice('bad', element('p', '', `${say('list.refused', { list: name || say('list.own') })} ${kept}`));
  const take = element('button', 'button', say('list.authority.take'));
  take.type = 'button';
  take.id = 'take-authority';
  take.addEventListener('click', () => void forgetAuthority().then(() => location.reload()));
  return notice('bad', element('p', '', `${say('list.authority', { known: known.join(', '), offered: offered.join(', ') })} ${kept}`), element('div', 'actions', take));
}

function lines(list: TrustList, now: Date): [kind: string, text: string][] {
  const asOf = Date.parse(list.asOf);
  if (list.keys.length === 0 || Number.isNaN(asOf)) return [['warn', say('list.none')]];
  return [
    ...(now.getTime() < asOf - day ? [['bad', say('list.ahead')] as [string, string]] : []),
    ...(list.demo ? [['warn', say('list.demo')] as [string, string]] : []),
    age(list, now, list),
    ...(list.lists ?? []).map((one) => age(list, now, one)),
    ...(navigator.onLine ? [] : [['', say('offline.now')] as [string, string]]),
  ];
}

/** One list's age and source: always in sight, and louder the older it is. */
function age(list: TrustList, now: Date, { asOf, source }: { readonly asOf: string; readonly source: string }): [kind: string, text: string] {
  const values = { date: sayDate(asOf.slice(0, 10)), source };
  return isTooOld(list, now, asOf) ? ['bad', say('list.too-old', values)] : isStale(list, now, asOf) ? ['warn', say('list.stale', values)] : ['', say('list.age', values)];
}
