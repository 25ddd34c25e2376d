/** Passkeys: a device makes or shows one, and the form beside the button carries it. A browser that cannot is not offered any. */
const supported = 'PublicKeyCredential' in globalThis && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

async function credential(address: string): Promise<string> {
  const answer = await fetch(address, { method: 'POST', credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const options = await answer.json();
  const found = address.endsWith('/new')
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(found);
}

function offer(part: HTMLElement): void {
  const form = part.querySelector('form');
  const field = form?.elements.namedItem('credential');
  const status = part.querySelector('[role=status]');
  if (!form || !(field instanceof HTMLInputElement)) return;
  part.hidden = false;
  form.addEventListener('submit', (event) => {
    if (field.value) return;
    event.preventDefault();
    event.stopPropagation(); // not sent yet: the button stays ready
    credential(part.dataset['passkey'] ?? '').then(
      (made) => {
        field.value = made;
        form.requestSubmit();
      },
      () => {
        // Cancelled, or no device at hand: the person tries again or takes another way.
        if (status) status.textContent = part.dataset['failed'] ?? '';
      },
    );
  });
}

if (supported) for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) offer(part);
