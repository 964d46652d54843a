import { useState } from 'preact/hooks';
import { put } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { numberOf } from 'console/number-input.js';
import { TextField } from 'console/ui/controls.js';
import { localDay } from 'console/ui/date-time.js';
import { DraftNote, useDraft } from 'console/ui/draft.js';
import { announce } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';

const FIELDS = ['source', 'campaign', 'day', 'amount', 'currency'];

/**
 * Enters what a campaign cost on a day.
 * @param {{currency: string, close: () => void, reload: () => void}} props
 */
export function SpendForm({ currency, close, reload }) {
  const [empty] = useState(
    /** @type {() => Record<string, string>} */ (
      () => ({ source: '', campaign: '', day: localDay(Date.now()), amount: '', currency })
    ),
  );
  const [draft, setDraft, discard] = useDraft('spend', empty);

  async function send() {
    await put('analytics/spend', {
      ...draft,
      source: draft.source.trim(),
      campaign: draft.campaign.trim() || null,
      amount: numberOf(draft.amount),
    });
    discard();
    announce(t('analytics.spend-saved'));
    close();
    reload();
  }

  return html`
    <${Form} send=${send} text=${t('action.save')} onCancel=${close}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <p>${t('analytics.spend-text')}</p>
        ${FIELDS.map(
          (name) => html`
            <${TextField}
              key=${name}
              label=${t(`analytics.spend.${name}`)}
              type=${name === 'day' ? 'date' : 'text'}
              isOptional=${name === 'campaign'}
              value=${draft[name]}
              error=${problem?.of(name)}
              onInput=${(/** @type {string} */ value) => setDraft({ ...draft, [name]: value })}
            />
          `,
        )}
      `}
    <//>
    ${draft !== empty && html`<${DraftNote} discard=${discard} />`}
  `;
}
