import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { post } from 'console/api.js';
import { html } from 'console/html.js';
import { date, t } from 'console/i18n.js';
import { Account } from 'console/screens/operations/account.js';
import { NewAccountForm } from 'console/screens/operations/new-account.js';
import { Badge } from 'console/ui/badge.js';
import { ScreenLink, TextField } from 'console/ui/controls.js';
import { DialogButton } from 'console/ui/dialog.js';
import { announce, ListEnd } from 'console/ui/feedback.js';
import { FileField } from 'console/ui/file-field.js';
import { Form } from 'console/ui/form.js';
import { useList } from 'console/ui/resource.js';
import { DataTable } from 'console/ui/table.js';

/** All accounts, or the one in the address. */
export function Accounts() {
  const { account } = useLocation().query;
  return account ? html`<${Account} key=${account} name=${account} />` : html`<${AccountList} />`;
}

/** @param {string} name */
const accountLink = (name) => `operations?part=accounts&account=${encodeURIComponent(name)}`;

function AccountList() {
  const accounts = useList('accounts', 'accounts', { limit: 50 });
  return html`
    <section aria-labelledby="accounts">
      <div class="section-heading">
        <h2 id="accounts">${t('operations.accounts')}</h2>
        <div class="actions">
          <${DialogButton} text=${t('operations.import')} title=${t('operations.import')}>
            ${(/** @type {() => void} */ close) => html`<${ImportForm} close=${close} reload=${accounts.reload} />`}
          <//>
          <${DialogButton} kind="primary" text=${t('operations.new-account')} title=${t('operations.new-account')}>
            ${(/** @type {() => void} */ close) => html`<${NewAccountForm} close=${close} reload=${accounts.reload} />`}
          <//>
        </div>
      </div>
      <${Find} />
      <${DataTable}
        caption=${t('operations.accounts-caption')}
        columns=${columns()}
        rows=${accounts.items ?? []}
        keyOf=${(/** @type {any} */ { username }) => username}
      />
      <${ListEnd} of=${accounts} />
    </section>
  `;
}

/** @returns {import('console/ui/table.js').Column<any>[]} */
function columns() {
  return [
    {
      title: t('admin.username'),
      isHeader: true,
      cell: ({ username }) => html`<${ScreenLink} to=${accountLink(username)}><bdi>${username}</bdi><//>`,
    },
    { title: t('operations.email'), cell: ({ email }) => html`<bdi>${email}</bdi>` },
    { title: t('admin.group'), cell: ({ group }) => html`<bdi>${group}</bdi>` },
    { title: t('operations.roles'), cell: ({ roles }) => html`<bdi>${roles.join(', ')}</bdi>` },
    { title: t('admin.state'), cell: (account) => html`<${AccountState} account=${account} />` },
    { title: t('operations.created'), cell: ({ created_at: time }) => date(time) },
  ];
}

/** @param {{account: any}} props */
export function AccountState({ account: { disabled } }) {
  return html`
    <${Badge} tone=${disabled ? 'bad' : 'good'}>${t(disabled ? 'operations.disabled' : 'operations.enabled')}<//>
  `;
}

/** Finds an account by its whole name. */
function Find() {
  const { route } = useLocation();
  const [name, setName] = useState('');
  return html`
    <div class="spaced narrow-panel">
      <${Form}
        send=${async () => route(screenPath(accountLink(name.trim().toLowerCase())))}
        text=${t('operations.find')}
        kind="plain"
        disabled=${name.trim() === ''}
        isInline
      >
        <${TextField} label=${t('operations.find-name')} value=${name} onInput=${setName} autocomplete="off" />
      <//>
    </div>
  `;
}

/** @param {{close: () => void, reload: () => void}} props */
function ImportForm({ close, reload }) {
  const [file, setFile] = useState(/** @type {File | null} */ (null));

  async function send() {
    const { imported } = await post('accounts/import', file, { headers: { 'Content-Type': 'text/csv' } });
    announce(t('admin.accounts.saved', { count: imported }));
    close();
    reload();
  }

  return html`
    <${Form} send=${send} text=${t('admin.accounts.send')} onCancel=${close} disabled=${file === null}>
      <p>${t('operations.import-text')}</p>
      <pre class="code-block">${t('admin.accounts.sample')}</pre>
      <${FileField} label=${t('admin.accounts.file')} accept=".csv,text/csv" onFile=${setFile} />
    <//>
  `;
}
