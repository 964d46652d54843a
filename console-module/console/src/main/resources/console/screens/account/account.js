import { download } from 'console/download.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { EraseButton } from 'console/screens/account/erase-button.js';
import { PasswordForm } from 'console/screens/account/password-form.js';
import { session } from 'console/session.js';
import { Button } from 'console/ui/controls.js';
import { FormError, useAction } from 'console/ui/form.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';

/** The screen of one's own account: the password, a copy of the data, and the deletion. */
export default function Account() {
  return html`<${SignedInOnly} title=${t('account.title')}><${OwnAccount} key=${session.value?.username} /><//>`;
}

function OwnAccount() {
  const { username, person } = /** @type {import('console/session.js').Session} */ (session.value);
  const { error, run } = useAction();
  const path = `accounts/${encodeURIComponent(username)}`;
  return html`
    <div class="narrow">
      <${ScreenHeading} title=${t('account.title')} lead=${html`<bdi>${username}</bdi>`} />
      <section aria-labelledby="password">
        <h2 id="password">${t('account.password')}</h2>
        ${person.kind === 'provider'
          ? html`<p>${t('account.password-elsewhere')}</p>`
          : html`<${PasswordForm} path="${path}/password" name=${username} />`}
      </section>
      <section aria-labelledby="data">
        <h2 id="data">${t('account.data')}</h2>
        <p class="before-action">${t('account.data-text')}</p>
        <div class="actions">
          <${Button} onClick=${() => run(() => download(`${path}/export`, `${username}.zip`))}>${t('account.download')}<//>
        </div>
        ${error && html`<${FormError} error=${error} />`}
      </section>
      <section aria-labelledby="erase">
        <h2 id="erase">${t('account.erase')}</h2>
        <p class="before-action">${t('account.erase-short')}</p>
        <div class="actions"><${EraseButton} path=${path} name=${username} /></div>
      </section>
    </div>
  `;
}
