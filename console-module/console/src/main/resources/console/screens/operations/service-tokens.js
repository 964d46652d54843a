import { useState } from 'preact/hooks';
import { del, postOnce } from 'console/api.js';
import { html } from 'console/html.js';
import { date, list, t } from 'console/i18n.js';
import { Button, Checkbox, Select, TextField } from 'console/ui/controls.js';
import { copy } from 'console/ui/copy.js';
import { ConfirmButton, DialogButton } from 'console/ui/dialog.js';
import { DraftNote, useDraft } from 'console/ui/draft.js';
import { announce, Empty, Loaded, Notice } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';
import { useGet } from 'console/ui/resource.js';
import { DataTable } from 'console/ui/table.js';

const SCOPES = [
  'events:write',
  'events:read',
  'analytics:write',
  'analytics:read',
  'analytics:erase',
  'metrics',
  'reports',
];
const DAY_SECONDS = 86_400;

/**
 * Returns the text of a scope. A newer server can have scopes without a text; they are shown as they are.
 * @param {string} scope
 */
function scopeText(scope) {
  if (!SCOPES.includes(scope)) {
    return scope;
  }
  const name = scope.replace(':', '-');
  return t(`scope.${name}`);
}

/**
 * The service tokens of an account, with which programs send requests in its name.
 * @param {{path: string, account: any}} props
 */
export function ServiceTokens({ path, account }) {
  const tokens = useGet(path);
  const [made, setMade] = useState(/** @type {any} */ (null));
  return html`
    <section aria-labelledby="tokens">
      <div class="section-heading">
        <h2 id="tokens">${t('tokens.title')}</h2>
        ${!account.disabled &&
        html`
          <${DialogButton} text=${t('tokens.new')} title=${t('tokens.new')}>
            ${(/** @type {() => void} */ close) => html`
              <${TokenForm}
                path=${path}
                close=${close}
                reload=${tokens.reload}
                setMade=${(/** @type {any} */ token) => {
                  setMade(token);
                  tokens.reload();
                }}
              />
            `}
          <//>
        `}
      </div>
      ${made && html`<${MadeToken} token=${made} close=${() => setMade(null)} />`}
      <${Loaded} of=${tokens}>
        ${(/** @type {any} */ { service_tokens: all }) =>
          all.length === 0
            ? html`<${Empty} title=${t('tokens.none')}><a class="button" href="docs">${t('footer.api')}</a><//>`
            : html`<${TokenTable} path=${path} tokens=${all} reload=${tokens.reload} />`}
      <//>
    </section>
  `;
}

/** @param {{token: any, close: () => void}} props */
function MadeToken({ token, close }) {
  return html`
    <div class="stack spaced">
      <${Notice} kind="warning" title=${t('tokens.made')}><p>${t('tokens.once')}</p><//>
      <pre class="code-block" tabindex="0">${token.access_token}</pre>
      <div class="actions">
        <${Button} kind="primary" onClick=${() => copy(token.access_token, t('action.copied'))}>${t('action.copy')}<//>
        <${Button} onClick=${close}>${t('tokens.stored')}<//>
      </div>
    </div>
  `;
}

/** @param {{path: string, tokens: any[], reload: () => void}} props */
function TokenTable({ path, tokens, reload }) {
  /** @param {string} address */
  async function revoke(address) {
    await del(address);
    announce(t('tokens.revoked'));
    reload();
  }
  const nameOf = (/** @type {any} */ { name, token_id: id }) => name ?? t('tokens.unnamed', { id: id.slice(0, 8) });
  return html`
    <${DataTable}
      caption=${t('tokens.caption')}
      columns=${[
        { title: t('tokens.name'), isHeader: true, cell: (/** @type {any} */ token) => html`<bdi>${nameOf(token)}</bdi>` },
        {
          title: t('tokens.scopes'),
          cell: (/** @type {any} */ { scopes }) => (scopes === null ? t('tokens.all-scopes') : list(scopes.map(scopeText), 'unit')),
        },
        { title: t('operations.created'), cell: (/** @type {any} */ { created_at: time }) => date(time) },
        { title: t('tokens.expires'), cell: (/** @type {any} */ { expires_at: time }) => date(time) },
        {
          title: t('admin.actions'),
          isHidden: true,
          cell: (/** @type {any} */ token) => html`
            <${ConfirmButton}
              kind="quiet"
              text=${t('tokens.revoke')}
              title=${t('tokens.revoke-of', { name: nameOf(token) })}
              aria-label=${t('tokens.revoke-of', { name: nameOf(token) })}
              confirm=${t('tokens.revoke')}
              onConfirm=${() => revoke(`${path}/${encodeURIComponent(token.token_id)}`)}
            >
              <p>${t('tokens.revoke-text')}</p>
            <//>
          `,
        },
      ]}
      rows=${tokens}
      keyOf=${(/** @type {any} */ { token_id: id }) => id}
    />
    ${tokens.length > 1 &&
    html`
      <div class="actions">
        <${ConfirmButton}
          kind="danger"
          text=${t('tokens.revoke-all')}
          title=${t('tokens.revoke-all')}
          confirm=${t('tokens.revoke-all')}
          onConfirm=${() => revoke(path)}
        >
          <p>${t('tokens.revoke-text')}</p>
        <//>
      </div>
    `}
  `;
}

/** @type {{name: string, scopes: string[], days: string}} */
const NEW_TOKEN = { name: '', scopes: [], days: '90' };

/** @param {{path: string, close: () => void, reload: () => void, setMade: (token: any) => void}} props */
function TokenForm({ path, close, reload, setMade }) {
  const [draft, setDraft, discard] = useDraft(`token ${path}`, NEW_TOKEN);
  const { name, scopes, days } = draft;

  async function send() {
    const limits = scopes.length === 0 ? {} : { scopes };
    const request = { name: name.trim() || null, ...limits, expires_in: Number(days) * DAY_SECONDS };
    const made = await postOnce(path, request).catch((failure) => {
      // The token may have been made, and its answer lost. Then the list shows it, so that it can be revoked.
      reload();
      throw failure;
    });
    discard();
    setMade(made);
    close();
  }

  return html`
    <${Form} send=${send} text=${t('tokens.new')} onCancel=${close}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <${TextField}
          label=${t('tokens.name')}
          hint=${t('tokens.name-hint')}
          isOptional
          value=${name}
          onInput=${(/** @type {string} */ text) => setDraft({ ...draft, name: text })}
          error=${problem?.of('name')}
        />
        <fieldset>
          <legend>${t('tokens.scopes')}</legend>
          <p class="muted small">${t('tokens.scopes-hint')}</p>
          <div class="choices">
            ${SCOPES.map(
              (scope) => html`
                <${Checkbox}
                  key=${scope}
                  label=${scopeText(scope)}
                  checked=${scopes.includes(scope)}
                  onInput=${(/** @type {boolean} */ isChosen) =>
                    setDraft({ ...draft, scopes: isChosen ? [...scopes, scope] : scopes.filter((/** @type {string} */ each) => each !== scope) })}
                />
              `,
            )}
          </div>
        </fieldset>
        <${Select}
          label=${t('tokens.expires')}
          value=${days}
          onInput=${(/** @type {string} */ chosen) => setDraft({ ...draft, days: chosen })}
          error=${problem?.of('expires_in')}
          options=${[7, 30, 90, 365].map((count) => [String(count), t('tokens.days', { count })])}
        />
      `}
    <//>
    ${draft !== NEW_TOKEN && html`<${DraftNote} discard=${discard} />`}
  `;
}
