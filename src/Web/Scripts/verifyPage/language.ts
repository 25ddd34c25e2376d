import { byId } from './dom.ts';
import { loadTexts, translatePage } from './texts.ts';

const remembered = 'language';

/** The language is chosen here and not on the server, so that it can change without a network. Only the choice is kept. */
export async function startLanguage(changed: () => void): Promise<void> {
  const choice = byId<HTMLSelectElement>('language');
  const before = localStorage.getItem(remembered);
  if (before !== null && Array.from(choice.options).some((option) => option.value === before)) choice.value = before;
  choice.addEventListener('change', async () => {
    localStorage.setItem(remembered, choice.value);
    await speak(choice);
    changed();
  });
  await speak(choice);
}

async function speak(choice: HTMLSelectElement): Promise<void> {
  await loadTexts(choice.value);
  document.documentElement.lang = choice.value;
  document.documentElement.dir = choice.selectedOptions[0]?.dataset['dir'] ?? 'ltr';
  byId('drafted').hidden = !('drafted' in (choice.selectedOptions[0]?.dataset ?? {}));
  translatePage();
}
