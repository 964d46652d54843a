import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button, TextField } from 'console/ui/controls.js';

/** Letters and digits that do not look alike on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * The field for a password that an admin sets for another user. The password is visible, because the admin has
 * to pass it on, and a button makes a random one.
 * @param {{value: string, onInput: (value: string) => void, error?: string | import('console/api.js').ServerText}} props
 */
export function NewPassword({ value, onInput, error }) {
  return html`
    <${TextField}
      label=${t('operations.password')}
      hint=${t('operations.password-hint')}
      value=${value}
      onInput=${onInput}
      error=${error}
      autocomplete="off"
      spellcheck="false"
    />
    <div class="actions"><${Button} onClick=${() => onInput(generated())}>${t('operations.generate')}<//></div>
  `;
}

/** Returns four groups of five characters: 99 bits. */
function generated() {
  return Array.from({ length: 4 }, () => Array.from({ length: 5 }, character).join('')).join('-');
}

/** Returns a random character. Numbers that would make some characters more likely are drawn again. */
function character() {
  const most = 256 - (256 % ALPHABET.length);
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < most) {
      return ALPHABET[byte % ALPHABET.length];
    }
  }
}
