import { html } from 'console/html.js';
import { date, t } from 'console/i18n.js';
import { PHASES } from 'console/voting/data.js';

/**
 * The phases of a cycle in their order, with the dates on which they began or will begin.
 * @param {{cycle: any}} props
 */
export function PhaseRail({ cycle }) {
  const present = PHASES.indexOf(cycle.phase);
  return html`
    <ol class="rail" aria-label=${t('cycle-page.phases')}>
      ${PHASES.map(
        (phase, index) => html`
          <li
            key=${phase}
            class="rail-stop"
            data-state=${index < present ? 'past' : index === present ? 'present' : 'future'}
            aria-current=${index === present ? 'step' : undefined}
          >
            <span class="rail-name">${t(`phase.${phase}`)}</span>
            <span class="rail-date">${dateOf(cycle, phase, index <= present)}</span>
          </li>
        `,
      )}
    </ol>
  `;
}

/**
 * @param {any} cycle
 * @param {string} phase
 * @param {boolean} hasBegun
 */
function dateOf(cycle, phase, hasBegun) {
  if (!hasBegun) {
    const planned = cycle.dates?.[phase];
    return planned ? t('cycle-page.begins', { date: date(planned) }) : '';
  }
  const change = cycle.phase_changes.findLast((/** @type {any} */ each) => each.to === phase);
  return date(change?.changed_at ?? (phase === 'planning' ? cycle.created_at : null));
}
