import type { Holder } from '../verifier/document/holder.ts';
import { readMrz } from '../verifier/document/mrz.ts';
import { birthDateOf } from '../verifier/document/mrzDate.ts';
import { byId, element } from './dom.ts';
import { say } from './texts.ts';
import { mrzFromWedge } from './wedge.ts';

/** Compares the person of the certificate with the document in the officer's hand. Holds nothing after `close`. */
export class MatchPanel {
  private readonly today: () => string;

  constructor(today: () => string, compare: (holder: Holder) => void) {
    this.today = today;
    byId<HTMLFormElement>('match-form').addEventListener('submit', (event) => {
      event.preventDefault();
      const holder = this.holder();
      if (holder === null) return;
      byId('match-note').replaceChildren();
      compare(holder);
    });
  }

  open(): void {
    byId('match').hidden = false;
  }

  close(): void {
    byId('match').hidden = true;
    byId<HTMLFormElement>('match-form').reset();
    byId('match-note').replaceChildren();
  }

  /** From the zone where one was given, else from the fields; null with a word about it where the zone cannot be read. */
  private holder(): Holder | null {
    const zone = byId<HTMLTextAreaElement>('mrz').value.trim();
    if (zone === '') return typed();
    const mrz = readMrz(mrzFromWedge(zone));
    if (mrz === null) return complain('match.mrz.unread');
    if (!mrz.valid) return complain('match.mrz.wrong');
    const birthDate = birthDateOf(mrz.birthDate, this.today());
    return { name: `${mrz.surname} ${mrz.givenNames}`, documentNumber: mrz.documentNumber, ...(birthDate === undefined ? {} : { birthDate }) };
  }
}

function typed(): Holder {
  const value = (id: string): string => byId<HTMLInputElement>(`holder-${id}`).value.trim();
  return { name: value('name'), birthDate: value('birthDate'), documentNumber: value('number') };
}

function complain(key: string): null {
  byId('match-note').replaceChildren(element('div', 'notice warn', element('p', '', say(key))));
  return null;
}
