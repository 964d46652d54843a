import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { Empty, ListEnd } from 'console/ui/feedback.js';
import { useList } from 'console/ui/resource.js';

/**
 * The history of a proposal: each change with its author, time and reason.
 * @param {{cycle: any, proposal: any}} props
 */
export function Changes({ cycle, proposal }) {
  const changes = useList(`cycles/${cycle.cycle_id}/proposals/${proposal.proposal_id}/changes`, 'changes', { limit: 20 });
  return html`
    ${changes.items?.length === 0 && html`<${Empty} title=${t('admin.changes.none')}><p>${t('admin.changes.none-text')}</p><//>`}
    <ol class="changes">
      ${(changes.items ?? []).map(
        (/** @type {any} */ change, /** @type {number} */ index) => html`
          <li key=${index}>
            <p class="muted small"><bdi>${change.changed_by}</bdi> · ${dateTime(change.changed_at)}</p>
            ${change.reason && html`<p><bdi>${change.reason}</bdi></p>`}
            <ul class="small">
              ${Object.keys({ ...change.before, ...change.after }).map(
                (field) => html`
                  <li key=${field}>
                    ${t(`admin.proposal.field.${field}`)}: <del><bdi>${shown(change.before?.[field])}</bdi></del>${' '}
                    <ins><bdi>${shown(change.after?.[field])}</bdi></ins>
                  </li>
                `,
              )}
            </ul>
          </li>
        `,
      )}
    </ol>
    <${ListEnd} of=${changes} />
  `;
}

/** @param {any} value */
function shown(value) {
  if (value === true || value === false) {
    return t(value ? 'state.yes' : 'state.no');
  }
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return text === '' ? t('state.none') : text;
}
