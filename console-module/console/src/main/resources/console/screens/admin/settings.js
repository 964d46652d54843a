import { patch } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { numberOf } from 'console/number-input.js';
import { draftOf, GENERAL_FIELDS, generalOf, voteOf } from 'console/screens/admin/cycle-draft.js';
import { BallotFields, BudgetField, GeneralFields } from 'console/screens/admin/cycle-fields.js';
import { RuleFields } from 'console/screens/admin/rule-fields.js';
import { DraftNote, useChanges } from 'console/ui/draft.js';
import { announce, Notice } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';

/**
 * The settings of a cycle. The voters, the ballot and the rule cannot be changed after voting has opened, or in an
 * imported cycle. The budget cannot be changed in the phases implementation and closed: the vote was counted with it.
 * @param {{cycle: any, set: (cycle: any) => void}} props
 */
export function Settings({ cycle, set }) {
  const isVoteFixed = cycle.who === null || cycle.phase_changes.some((/** @type {any} */ step) => step.to === 'voting');
  const isBudgetFixed = ['implementation', 'closed'].includes(cycle.phase);
  const isFixed = (/** @type {string} */ name) => (name === 'budget' ? isBudgetFixed : isVoteFixed && !GENERAL_FIELDS.includes(name));
  const stored = draftOf(cycle);
  const { values: draft, change, isChanged, discard } = useChanges(
    `settings.${cycle.cycle_id}`,
    stored,
    (name) => !isFixed(name),
  );

  async function send() {
    const changed = await patch(`cycles/${cycle.cycle_id}`, differing(settingsOf(draft), settingsOf(stored)));
    discard();
    set(changed);
    announce(t('admin.settings.saved'));
  }

  return html`
    <${Form} send=${send} text=${t('action.save')}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <fieldset>
          <legend>${t('admin.settings.general')}</legend>
          <${GeneralFields} draft=${draft} change=${change} problem=${problem} />
          <${BudgetField} draft=${draft} change=${change} problem=${problem} isFixed=${isBudgetFixed} />
          ${isBudgetFixed && html`<p class="muted small">${t('admin.settings.budget-fixed')}</p>`}
        </fieldset>
        <fieldset>
          <legend>${t('admin.settings.vote')}</legend>
          ${isVoteFixed && html`<${Notice}><p>${t('admin.settings.vote-fixed')}</p><//>`}
          <${BallotFields} draft=${draft} change=${change} problem=${problem} isFixed=${isVoteFixed} />
        </fieldset>
        <fieldset>
          <legend>${t('admin.settings.rule')}</legend>
          <${RuleFields} draft=${draft} change=${change} problem=${problem} isFixed=${isVoteFixed} />
          ${!isBudgetFixed && html`<p class="muted small">${t('admin.settings.preview-later')}</p>`}
        </fieldset>
      `}
    <//>
    ${isChanged && html`<${DraftNote} discard=${discard} />`}
  `;
}

/** @param {import('console/screens/admin/cycle-draft.js').Draft} draft */
const settingsOf = (draft) => ({ ...generalOf(draft), budget: numberOf(draft.budget), ...voteOf(draft) });

/**
 * Returns the settings that differ from those that this screen loaded. The others are not sent, because another admin
 * may have changed them meanwhile. The ballot and the rule are sent as wholes.
 * @param {Record<string, any>} wanted
 * @param {Record<string, any>} loaded
 */
function differing(wanted, loaded) {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(loaded[name])),
  );
}
