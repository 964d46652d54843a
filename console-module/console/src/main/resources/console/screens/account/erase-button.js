import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { del } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { forgetSession, session, signOut } from 'console/session.js';
import { TextField } from 'console/ui/controls.js';
import { DialogButton } from 'console/ui/dialog.js';
import { announce } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';

/** What stays after an account is deleted, as keys of texts. */
const STAYS = ['account.stays-texts', 'account.stays-votes', 'account.stays-ballots', 'account.stays-backups'];

/**
 * The button with which people delete their own account, after a question that says what stays.
 * @param {{path: string, name: string}} props
 */
export function EraseButton({ path, name }) {
  return html`
    <${DialogButton} kind="danger" text=${t('account.erase')} title=${t('account.erase-title')}>
      ${(/** @type {() => void} */ close) => html`<${EraseForm} path=${path} name=${name} close=${close} />`}
    <//>
  `;
}

/** @param {{path: string, name: string, close: () => void}} props */
function EraseForm({ path, name, close }) {
  const { route } = useLocation();
  const [typed, setTyped] = useState('');
  // The account at an identity provider stays, and so do its tokens on other devices.
  const [isElsewhere] = useState(session.value?.person.kind === 'provider');

  async function send() {
    await del(path);
    // The deletion has ended the session on the server already.
    await signOut().catch(forgetSession);
    route(screenPath());
    announce(t(isElsewhere ? 'account.erased-elsewhere' : 'account.erased'));
  }

  return html`
    <${Form} send=${send} text=${t('account.erase')} kind="danger" onCancel=${close} disabled=${typed !== name}>
      <p>${t(isElsewhere ? 'account.erase-what-elsewhere' : 'account.erase-what')}</p>
      <div>
        <h3>${t('account.stays')}</h3>
        <ul class="bullets">
          ${STAYS.map((key) => html`<li key=${key}>${t(key)}</li>`)}
        </ul>
      </div>
      <${TextField} label=${t('account.erase-name', { name })} value=${typed} onInput=${setTyped} autocomplete="off" autocapitalize="none" />
    <//>
  `;
}
