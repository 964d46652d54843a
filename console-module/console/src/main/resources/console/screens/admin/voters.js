import { useState } from 'preact/hooks';
import { post, put } from 'console/api.js';
import { saveCsv } from 'console/download.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Codes } from 'console/screens/admin/codes.js';
import { loadAll } from 'console/load-all.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { announce, Empty, ListEnd, Notice } from 'console/ui/feedback.js';
import { FileField } from 'console/ui/file-field.js';
import { Form, FormError, useAction } from 'console/ui/form.js';
import { useList } from 'console/ui/resource.js';
import { DataTable } from 'console/ui/table.js';
import { isCounted } from 'console/voting/data.js';

/**
 * The people who may vote: the roster, the upload of new accounts, and codes.
 * @param {{cycle: any}} props
 */
export function Voters({ cycle }) {
  const isOver = isCounted(cycle);
  const roster = useList(`cycles/${cycle.cycle_id}/roster`, 'entries', { limit: 50 });
  return html`
    ${cycle.who !== 'roster' && html`<${Notice}><p>${t('admin.voters.accounts')}</p><//>`}
    ${isOver
      ? html`<${Notice}><p>${t('admin.voters.over')}</p><//>`
      : html`
          <div class="columns">
            <${UploadRoster} cycle=${cycle} reload=${roster.reload} />
            <${UploadAccounts} cycle=${cycle} reload=${roster.reload} />
          </div>
          <${Codes} cycle=${cycle} />
        `}
    <${Roster} cycle=${cycle} roster=${roster} isOver=${isOver} />
  `;
}

/** @param {{cycle: any, reload: () => void}} props */
function UploadRoster({ cycle, reload }) {
  /** @param {File} file */
  async function send(file) {
    const { entries } = await put(`cycles/${cycle.cycle_id}/roster`, file, { headers: { 'Content-Type': 'text/csv' } });
    announce(t('admin.roster.saved', { count: entries }));
    reload();
  }
  return html`
    <${Upload} name="roster" send=${send}>
      <p>${t(cycle.phase === 'voting' ? 'admin.roster.while-voting' : 'admin.roster.text')}</p>
    <//>
  `;
}

/** @param {{cycle: any, reload: () => void}} props */
function UploadAccounts({ cycle, reload }) {
  /** @param {File} file */
  async function send(file) {
    const { imported } = await post(`cycles/${cycle.cycle_id}/accounts`, file, { headers: { 'Content-Type': 'text/csv' } });
    announce(t('admin.accounts.saved', { count: imported }));
    reload();
  }
  return html`<${Upload} name="accounts" send=${send}><p>${t('admin.accounts.text')}</p><//>`;
}

/**
 * A form to upload a file. The server stores all lines of the file or, if one line is wrong, none.
 * @param {{name: string, send: (file: File) => Promise<void>, children?: any}} props the name is the middle
 *   part of the keys of the form's texts
 */
function Upload({ name, send, children }) {
  const [file, setFile] = useState(/** @type {File | null} */ (null));
  return html`
    <section class="panel" aria-labelledby="upload-${name}">
      <h2 id="upload-${name}">${t(`admin.${name}.upload`)}</h2>
      ${children}
      <pre class="code-block">${t(`admin.${name}.sample`)}</pre>
      <${Form} send=${() => send(/** @type {File} */ (file))} text=${t(`admin.${name}.send`)} disabled=${file === null}>
        <${FileField} label=${t(`admin.${name}.file`)} accept=".csv,text/csv" onFile=${setFile} />
      <//>
    </section>
  `;
}

/** @param {{cycle: any, roster: any, isOver: boolean}} props */
function Roster({ cycle, roster, isOver }) {
  const { error, run } = useAction();
  async function save() {
    const entries = await loadAll(`cycles/${cycle.cycle_id}/roster`, 'entries');
    saveCsv(`roster-${cycle.cycle_id}.csv`, [
      ['username', 'group'],
      ...entries.filter(({ username }) => username !== null).map(({ username, group }) => [username, group]),
    ]);
  }
  return html`
    <section aria-labelledby="roster">
      <div class="section-heading">
        <h2 id="roster">${t('admin.roster')}</h2>
        ${roster.items?.length > 0 && html`<${Button} onClick=${() => run(save)}>${t('action.download-csv')}<//>`}
      </div>
      ${error && html`<${FormError} error=${error} />`}
      ${roster.items?.length === 0 &&
      html`
        <${Empty} title=${t('admin.roster.none')}>
          ${isOver
            ? html`<${ScreenLink} class="button" to="cycles/${cycle.cycle_id}/admin?part=result">${t('admin.part.result')}<//>`
            : html`<p>${t('admin.roster.none-text')}</p>`}
        <//>
      `}
      ${roster.items?.length > 0 &&
      html`
        <${DataTable}
          caption=${t('admin.roster.caption')}
          isCaptionHidden
          columns=${[
            {
              title: t('admin.username'),
              isHeader: true,
              cell: (/** @type {any} */ { username }) => html`<bdi>${username ?? t('admin.roster.erased')}</bdi>`,
            },
            { title: t('admin.group'), cell: (/** @type {any} */ { group }) => html`<bdi>${group}</bdi>` },
          ]}
          rows=${roster.items}
          keyOf=${(/** @type {any} */ _, /** @type {number} */ index) => index}
        />
      `}
      <${ListEnd} of=${roster} />
    </section>
  `;
}
