import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { del, Unreachable } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { untilReachable } from 'console/online.js';
import { session } from 'console/session.js';
import { forgetSession, refresh, signOut } from 'console/tokens.js';
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

/** Waits until the server answers. Returns whether it has ended the session, as it does when it deletes an account. */
async function isGone() {
  await untilReachable();
  // A failed refresh says nothing about the account, so the caller reports the lost answer.
  await refresh().catch(() => undefined);
  return session.value?.token === null;
}

/** @param {{path: string, name: string, close: () => void}} props */
function EraseForm({ path, name, close }) {
  const { route } = useLocation();
  const [typed, setTyped] = useState('');
  // The account at an identity provider stays, and so do its tokens on other devices.
  const [isElsewhere] = useState(session.value?.person.kind === 'provider');
  const isAnswerLost = useRef(false);

  async function send() {
    if (isAnswerLost.current && (await isGone())) {
      return finish('account.erased-lost');
    }
    try {
      // A repeated request would ask the person to sign in to the account that the first one has deleted.
      await del(path, { attempts: 1 });
    } catch (error) {
      // The deletion does not end the session of an identity provider, and it can be repeated.
      isAnswerLost.current = error instanceof Unreachable && !isElsewhere;
      if (!isAnswerLost.current || !(await isGone())) {
        throw error;
      }
      return finish('account.erased-lost');
    }
    return finish(isElsewhere ? 'account.erased-elsewhere' : 'account.erased');
  }

  /** @param {string} text the key of a text */
  async function finish(text) {
    // The deletion has ended the session on the server already.
    await signOut().catch(forgetSession);
    route(screenPath());
    announce(t(text));
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
