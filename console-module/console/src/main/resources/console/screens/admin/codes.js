import { useEffect, useState } from 'preact/hooks';
import { post } from 'console/api.js';
import { saveCsv } from 'console/download.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { numberOf } from 'console/screens/admin/cycle-draft.js';
import { Button, TextField } from 'console/ui/controls.js';
import { ConfirmButton } from 'console/ui/dialog.js';
import { Notice } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';

/**
 * Makes codes for voters without an account. The server shows them once, so they stay here until the
 * admin has stored them.
 * @param {{cycle: any}} props
 */
export function Codes({ cycle }) {
  const [made, setMade] = useState(/** @type {{group: string, codes: string[]} | null} */ (null));
  useEffect(() => {
    const warn = (/** @type {BeforeUnloadEvent} */ event) => event.preventDefault();
    if (made !== null) {
      addEventListener('beforeunload', warn);
    }
    return () => removeEventListener('beforeunload', warn);
  }, [made]);
  return html`
    <section class="panel" aria-labelledby="codes">
      <h2 id="codes">${t('admin.codes')}</h2>
      <p>${t('admin.codes.text')}</p>
      ${made === null
        ? html`<${CodesForm} cycle=${cycle} setMade=${setMade} />`
        : html`<${MadeCodes} cycle=${cycle} made=${made} close=${() => setMade(null)} />`}
    </section>
  `;
}

/** @param {{cycle: any, setMade: (made: {group: string, codes: string[]}) => void}} props */
function CodesForm({ cycle, setMade }) {
  const [count, setCount] = useState('20');
  const [group, setGroup] = useState('');

  async function send() {
    const { codes } = await post(`cycles/${cycle.cycle_id}/codes`, {
      count: numberOf(count),
      ...(group.trim() === '' ? {} : { group: group.trim() }),
    });
    setMade({ group: group.trim(), codes });
  }

  return html`
    <${Form} send=${send} text=${t('admin.codes.send')} isInline>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <${TextField}
          label=${t('admin.codes.count')}
          value=${count}
          onInput=${setCount}
          error=${problem?.of('count')}
          inputmode="numeric"
        />
        <${TextField}
          label=${t('admin.group')}
          value=${group}
          onInput=${setGroup}
          error=${problem?.of('group')}
          isOptional
        />
      `}
    <//>
  `;
}

/** @param {{cycle: any, made: {group: string, codes: string[]}, close: () => void}} props */
function MadeCodes({ cycle, made: { group, codes }, close }) {
  const save = () =>
    saveCsv(`codes-${cycle.cycle_id}.csv`, [['code', 'group'], ...codes.map((code) => [code, group])]);
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
