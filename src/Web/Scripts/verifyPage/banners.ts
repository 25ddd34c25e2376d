import { isStale, isTooOld, type TrustList } from '../verifier/trust.ts';
import { byId, element, icon } from './dom.ts';
import { say, sayDate } from './texts.ts';

const day = 86_400_000;

/** How old the lists are, whether they are real, and whether this device's clock can be right. */
export function showBanners(list: TrustList, now: Date): void {
  const place = byId('banners');
  place.replaceChildren(...lines(list, now).map(([kind, text]) => element('div', `notice ${kind}`, icon(kind === '' ? 'info' : 'warning'), element('p', '', text))));
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
