import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { del, patch, put } from 'console/api.js';
import { download } from 'console/download.js';
import { html } from 'console/html.js';
import { date, t } from 'console/i18n.js';
import { AccountState } from 'console/screens/operations/accounts.js';
import { NewPassword } from 'console/screens/operations/new-password.js';
import { ServiceTokens } from 'console/screens/operations/service-tokens.js';
import { Button, ScreenLink, TextField } from 'console/ui/controls.js';
import { ConfirmButton, DialogButton } from 'console/ui/dialog.js';
import { announce, Loaded } from 'console/ui/feedback.js';
import { Form, FormError, useAction } from 'console/ui/form.js';
import { useGet } from 'console/ui/resource.js';

/**
 * One account: its state, its password, its data and its service tokens.
 * @param {{name: string}} props
 */
export function Account({ name }) {
  const path = `accounts/${encodeURIComponent(name)}`;
  const account = useGet(path);
  return html`
    <p><${ScreenLink} to="operations?part=accounts">${t('operations.all-accounts')}<//></p>
    <${Loaded} of=${account}>
      ${(/** @type {any} */ found) => html`
        <h2 class="account-name"><bdi>${found.username}</bdi></h2>
        <p class="facts spaced">
          <${AccountState} account=${found} />
          <bdi>${found.roles.join(', ')}</bdi>
          ${found.email && html`<bdi>${found.email}</bdi>`} ${found.group && html`<bdi>${found.group}</bdi>`}
          <span>${t('operations.created')}: ${date(found.created_at)}</span>
        </p>
        <${Actions} path=${path} account=${found} set=${account.set} />
        <${ServiceTokens} path="${path}/service-token" account=${found} />
      `}
    <//>
  `;
}

/** @param {{path: string, account: any, set: (account: any) => void}} props */
function Actions({ path, account, set }) {
  const { route } = useLocation();
  const { error, run } = useAction();
  const name = account.username;

  async function toggle() {
    set(await patch(path, { disabled: !account.disabled }));
    announce(t('operations.account-saved'));
  }

  async function erased() {
    await del(path);
    announce(t('operations.erased', { name }));
    route(screenPath('operations?part=accounts'));
  }

  return html`
    <div class="actions">
      <${DialogButton} text=${t('operations.reset')} title=${t('operations.reset-of', { name })}>
        ${(/** @type {() => void} */ close) => html`<${PasswordForm} path=${path} close=${close} />`}
      <//>
      ${account.disabled
        ? html`<${Button} onClick=${() => run(toggle)}>${t('operations.enable')}<//>`
        : html`
            <${ConfirmButton}
              text=${t('operations.disable')}
              title=${t('operations.disable-of', { name })}
              confirm=${t('operations.disable')}
              onConfirm=${toggle}
            >
              <p>${t('operations.disable-text')}</p>
            <//>
          `}
      <${Button} onClick=${() => run(() => download(`${path}/export`, `${name}.zip`))}>${t('operations.export')}<//>
      <${DialogButton} kind="danger" text=${t('operations.erase')} title=${t('operations.erase-of', { name })}>
        ${(/** @type {() => void} */ close) => html`<${EraseForm} name=${name} send=${erased} close=${close} />`}
      <//>
    </div>
    ${error && html`<${FormError} error=${error} />`}
  `;
}

/** @param {{path: string, close: () => void}} props */
function PasswordForm({ path, close }) {
  const [password, setPassword] = useState('');
  async function send() {
    await put(`${path}/password`, { password });
    announce(t('operations.reset-done'));
    close();
  }
  return html`
    <${Form} send=${send} text=${t('operations.reset')} onCancel=${close} disabled=${password === ''}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <p>${t('operations.reset-text')}</p>
        <${NewPassword} value=${password} onInput=${setPassword} error=${problem?.of('password')} />
      `}
    <//>
  `;
}

/** @param {{name: string, send: () => Promise<void>, close: () => void}} props */
function EraseForm({ name, send, close }) {
  const [typed, setTyped] = useState('');
  return html`
    <${Form} send=${send} text=${t('operations.erase')} kind="danger" onCancel=${close} disabled=${typed !== name}>
      <p>${t('operations.erase-text')}</p>
      <${TextField} label=${t('operations.erase-name', { name })} value=${typed} onInput=${setTyped} autocomplete="off" />
    <//>
  `;
}
