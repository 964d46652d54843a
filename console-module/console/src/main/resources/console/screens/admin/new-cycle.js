import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { post } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { isAdmin } from 'console/session.js';
import { numberOf } from 'console/number-input.js';
import { EMPTY_CYCLE, generalOf, voteOf } from 'console/screens/admin/cycle-draft.js';
import { BallotFields, BudgetField, GeneralFields } from 'console/screens/admin/cycle-fields.js';
import { RuleFields } from 'console/screens/admin/rule-fields.js';
import { ScreenLink } from 'console/ui/controls.js';
import { useDraft } from 'console/ui/draft.js';
import { announce, Empty } from 'console/ui/feedback.js';
import { FileField } from 'console/ui/file-field.js';
import { Form } from 'console/ui/form.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';
import { Tabs, usePart } from 'console/ui/tabs.js';

/** The screen on which an admin creates a cycle or imports a finished one. */
export default function NewCycle() {
  const part = usePart(['new', 'import']);
  return html`
    <div class="narrow">
      <${ScreenHeading} title=${t('new-cycle.title')} lead=${t('new-cycle.lead')} />
      <${SignedInOnly}>
        ${isAdmin.value
          ? html`
              <${Tabs}
                label=${t('new-cycle.title')}
                parts=${[['new', t('new-cycle.new')], ['import', t('new-cycle.import')]]}
              />
              ${part === 'new' ? html`<${NewForm} />` : html`<${ImportForm} />`}
            `
          : html`<${Empty} title=${t('new-cycle.admins-only')}><${ScreenLink} class="button" to="cycles">${t('cycle-list.title')}<//><//>`}
      <//>
    </div>
  `;
}

function NewForm() {
  const { route } = useLocation();
  const [draft, setDraft, discard] = useDraft('new-cycle', EMPTY_CYCLE);
  const change = (/** @type {object} */ fields) => setDraft({ ...draft, ...fields });

  async function send() {
    const { cycle_id: id } = await post('cycles', {
      ...generalOf(draft),
      budget: numberOf(draft.budget),
      ...voteOf(draft),
    });
    discard();
    announce(t('new-cycle.done'));
    route(screenPath(`cycles/${id}/admin`), true);
  }

  return html`
    <${Form} send=${send} text=${t('new-cycle.send')}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <fieldset>
          <legend>${t('admin.settings.general')}</legend>
          <${GeneralFields} draft=${draft} change=${change} problem=${problem} />
          <${BudgetField} draft=${draft} change=${change} problem=${problem} />
        </fieldset>
        <fieldset>
          <legend>${t('admin.settings.vote')}</legend>
          <${BallotFields} draft=${draft} change=${change} problem=${problem} />
        </fieldset>
        <fieldset>
          <legend>${t('admin.settings.rule')}</legend>
          <${RuleFields} draft=${draft} change=${change} problem=${problem} />
        </fieldset>
        <p class="muted small">${t('new-cycle.later')}</p>
      `}
    <//>
  `;
}

function ImportForm() {
  const { route } = useLocation();
  const [file, setFile] = useState(/** @type {File | null} */ (null));

  async function send() {
    const { cycle_id: id } = await post('cycles/import', file, { headers: { 'Content-Type': 'text/plain' } });
    announce(t('new-cycle.imported'));
    route(screenPath(`cycles/${id}/admin?part=result`));
  }

  return html`
    <${Form} send=${send} text=${t('new-cycle.import-send')} disabled=${file === null}>
      <p>${t('new-cycle.import-text')} <a href="https://pabulib.org/format" rel="noreferrer">${t('new-cycle.format')}</a></p>
      <${FileField} label=${t('new-cycle.file')} accept=".pb,text/plain" onFile=${setFile} />
    <//>
  `;
}
