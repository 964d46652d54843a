import { useState } from 'preact/hooks';
import { put } from 'console/api.js';
import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { winnersOf } from 'console/screens/admin/readiness.js';
import { Checkbox } from 'console/ui/controls.js';
import { ConfirmButton } from 'console/ui/dialog.js';
import { announce } from 'console/ui/feedback.js';

/** The cost that marks a withdrawn proposal in results. */
const WITHDRAWN = 999_999_999;

/**
 * The form in which admins publish another selection of winners. The result of the count stays published beside it.
 * @param {{cycle: any, results: any, reload: () => void}} props
 */
export function Override({ cycle, results, reload }) {
  const [selected, setSelected] = useState(() => winnersOf(results));
  const proposals = results.proposals.filter((/** @type {any} */ { cost }) => cost !== WITHDRAWN);
  const cost = proposals
    .filter((/** @type {any} */ { proposal_id: id }) => selected.includes(id))
    .reduce((/** @type {number} */ sum, /** @type {any} */ proposal) => sum + proposal.cost, 0);
  const isTooDear = cost > cycle.budget;

  /** @param {string} reason */
  async function send(reason) {
    await put(`cycles/${cycle.cycle_id}/override`, { selected, reason });
    announce(t('admin.override.done'));
    reload();
  }

  return html`
    <section aria-labelledby="override">
      <h2 id="override">${t('admin.override')}</h2>
      <details class="panel">
        <summary>${t('admin.override.open')}</summary>
        <div class="stack">
          <p>${t('admin.override.text')}</p>
          <fieldset>
            <legend>${t('admin.override.selected')}</legend>
            <div class="choices">
              ${proposals.map(
                (/** @type {any} */ { proposal_id: id, name, cost: each }) => html`
                  <${Checkbox}
                    key=${id}
                    label=${html`<bdi>${name}</bdi> <span class="muted">${money(each, cycle.currency)}</span>`}
                    checked=${selected.includes(id)}
                    onInput=${(/** @type {boolean} */ isChosen) =>
                      setSelected(isChosen ? [...selected, id] : selected.filter((/** @type {number} */ other) => other !== id))}
                  />
                `,
              )}
            </div>
          </fieldset>
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
              onConfirm=${send}
            >
              <p>${t('admin.override.confirm')}</p>
            <//>
          </div>
        </div>
      </details>
    </section>
  `;
}
