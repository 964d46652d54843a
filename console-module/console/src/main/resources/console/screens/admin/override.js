import { useMemo, useState } from 'preact/hooks';
import { put } from 'console/api.js';
import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { ProposalChoices } from 'console/screens/admin/proposal-choices.js';
import { Checkbox } from 'console/ui/controls.js';
import { ConfirmButton } from 'console/ui/dialog.js';
import { DraftNote, useDraft } from 'console/ui/draft.js';
import { announce } from 'console/ui/feedback.js';
import { costOf } from 'console/voting/limits.js';
import { winnerIdsOf } from 'console/voting/outcome.js';

/**
 * The form in which admins publish another selection of winners. The result of the count stays published beside it.
 * @param {{cycle: any, results: any, reload: () => void}} props
 */
export function Override({ cycle, results, reload }) {
  const [draft, setDraft, discard] = useDraft(`override.${cycle.cycle_id}`, /** @type {number[] | null} */ (null));
  const [isOpenAtFirst] = useState(draft !== null);
  const winners = useMemo(() => winnerIdsOf(results), [results]);
  const proposals = useMemo(
    () => results.proposals.filter((/** @type {any} */ { withdrawn }) => !withdrawn),
    [results],
  );
  // A draft can have a proposal that was withdrawn since then.
  const offered = useMemo(
    () => new Map(/** @type {any[]} */ (proposals).map((proposal) => [proposal.proposal_id, proposal])),
    [proposals],
  );
  const selected = (draft ?? winners).filter((id) => offered.has(id));
  const cost = costOf(selected.map((id) => ({ id })), offered);
  const isTooDear = cost > cycle.budget;

  /** @param {string} reason */
  async function send(reason) {
    await put(`cycles/${cycle.cycle_id}/override`, { selected, reason });
    discard();
    announce(t('admin.override.done'));
    reload();
  }

  return html`
    <section aria-labelledby="override">
      <h2 id="override">${t('admin.override')}</h2>
      <details class="panel" open=${isOpenAtFirst}>
        <summary>${t('admin.override.open')}</summary>
        <div class="stack">
          <p>${t('admin.override.text')}</p>
          <${ProposalChoices} legend=${t('admin.override.selected')} proposals=${proposals}>
            ${(/** @type {any} */ { proposal_id: id, name, cost: each }) => html`
              <${Checkbox}
                key=${id}
                label=${html`<bdi>${name}</bdi> <span class="muted">${money(each, cycle.currency)}</span>`}
                checked=${selected.includes(id)}
                onInput=${(/** @type {boolean} */ isChosen) =>
                  setDraft(isChosen ? [...selected, id] : selected.filter((other) => other !== id))}
              />
            `}
          <//>
          <p role="status" class=${isTooDear ? 'field-error' : ''}>
            ${t(isTooDear ? 'admin.override.too-dear' : 'admin.override.sum', {
              cost: money(cost, cycle.currency),
              budget: money(cycle.budget, cycle.currency),
            })}
          </p>
          <div class="actions">
            <${ConfirmButton}
              kind="danger"
              text=${t('admin.override.send')}
              title=${t('admin.override.title')}
              confirm=${t('admin.override.send')}
              reason=${t('admin.reason')}
              draft=${`override-reason.${cycle.cycle_id}`}
              onConfirm=${send}
            >
              <p>${t('admin.override.confirm')}</p>
            <//>
          </div>
          ${draft !== null && html`<${DraftNote} discard=${discard} />`}
        </div>
      </details>
    </section>
  `;
}
