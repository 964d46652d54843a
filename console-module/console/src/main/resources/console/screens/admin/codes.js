import { effect, signal } from '@preact/signals';
import { post } from 'console/api.js';
import { saveCsv } from 'console/download.js';
import { deletions } from 'console/drafts.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { numberOf } from 'console/number-input.js';
import { Button, TextField } from 'console/ui/controls.js';
import { ConfirmButton } from 'console/ui/dialog.js';
import { DraftNote, useChanges } from 'console/ui/draft.js';
import { Notice } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';

/** @typedef {{group: string, codes: string[]}} Made */

/**
 * The new codes of each cycle, until the admin has stored them. They survive a visit to another screen,
 * because the server shows them once.
 * @type {import('@preact/signals').Signal<Record<number, Made>>}
 */
const unstored = signal({});

/** Deletes the codes at a sign-out, and when another person signs in. An expired session does not delete them. */
effect(() => {
  if (deletions.value > 0) {
    unstored.value = {};
  }
});

addEventListener('beforeunload', (event) => {
  if (Object.keys(unstored.value).length > 0) {
    event.preventDefault();
  }
});

/**
 * Deletes the codes of a cycle. Codes of another cycle may have arrived since this screen was drawn.
 * @param {number} id
 */
function forget(id) {
  const { [id]: _, ...others } = unstored.value;
  unstored.value = others;
}

/**
 * Makes codes for voters without an account.
 * @param {{cycle: any}} props
 */
export function Codes({ cycle: { cycle_id: id } }) {
  const made = unstored.value[id];
  return html`
    <section class="panel" aria-labelledby="codes">
      <h2 id="codes">${t('admin.codes')}</h2>
      <p>${t('admin.codes.text')}</p>
      ${made === undefined
        ? html`<${CodesForm} id=${id} setMade=${(/** @type {Made} */ codes) => (unstored.value = { ...unstored.value, [id]: codes })} />`
        : html`<${MadeCodes} id=${id} made=${made} close=${() => forget(id)} />`}
    </section>
  `;
}

const DEFAULT_INPUT = { count: '20', group: '' };

/** @param {{id: number, setMade: (made: Made) => void}} props */
function CodesForm({ id, setMade }) {
  const { values, change, isChanged, discard } = useChanges(`codes.${id}`, DEFAULT_INPUT);

  async function send() {
    const group = values.group.trim();
    const { codes } = await post(`cycles/${id}/codes`, {
      count: numberOf(values.count),
      ...(group === '' ? {} : { group }),
    });
    discard();
    setMade({ group, codes });
  }

  return html`
    <${Form} send=${send} text=${t('admin.codes.send')} isInline>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <${TextField}
          label=${t('admin.codes.count')}
          value=${values.count}
          onInput=${(/** @type {string} */ count) => change({ count })}
          error=${problem?.of('count')}
          inputmode="numeric"
        />
        <${TextField}
          label=${t('admin.group')}
          value=${values.group}
          onInput=${(/** @type {string} */ group) => change({ group })}
          error=${problem?.of('group')}
          isOptional
        />
      `}
    <//>
    ${isChanged && html`<${DraftNote} discard=${discard} />`}
  `;
}

/** @param {{id: number, made: Made, close: () => void}} props */
function MadeCodes({ id, made: { group, codes }, close }) {
  const save = () =>
    saveCsv(`codes-${id}.csv`, [['code', 'group'], ...codes.map((code) => [code, group])]);
  return html`
    <${Notice} kind="warning" title=${t('admin.codes.made', { count: codes.length })}>
      <p>${t('admin.codes.once')}</p>
    <//>
    <pre class="code-block" tabindex="0">${codes.join('\n')}</pre>
    <div class="actions">
      <${Button} kind="primary" onClick=${save}>${t('action.download-csv')}<//>
      <${ConfirmButton}
        text=${t('admin.codes.close')}
        title=${t('admin.codes.close-title')}
        confirm=${t('admin.codes.close')}
        onConfirm=${async () => close()}
      >
        <p>${t('admin.codes.close-text')}</p>
      <//>
    </div>
  `;
}
