import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button, TextField } from 'console/ui/controls.js';

/** Letters and digits that nobody confuses when they are read from paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * A password for somebody else: visible, because the admin passes it on, and made at random on request.
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

/** Returns a character of the alphabet. Numbers above its last whole multiple are drawn again. */
function character() {
  const most = 256 - (256 % ALPHABET.length);
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < most) {
      return ALPHABET[byte % ALPHABET.length];
    }
  }
}
