import { post } from 'console/api.js';
import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { Dates } from 'console/screens/admin/dates.js';
import { Readiness } from 'console/screens/admin/readiness.js';
import { Badge } from 'console/ui/badge.js';
import { ConfirmButton } from 'console/ui/dialog.js';
import { announce } from 'console/ui/feedback.js';
import { DataTable } from 'console/ui/table.js';
import { PHASES } from 'console/voting/data.js';

/**
 * The phases of a cycle in their order, with their dates. The present phase has the buttons to move to the next and
 * to the previous phase.
 * @param {{cycle: any, set: (cycle: any) => void}} props
 */
export function Phases({ cycle, set }) {
  const here = PHASES.indexOf(cycle.phase);
  return html`
    <ol class="timeline">
      ${PHASES.map(
        (phase, index) => html`
          <li
            key=${phase}
            class="timeline-step"
            data-state=${index < here ? 'past' : index === here ? 'present' : 'future'}
            aria-current=${index === here ? 'step' : undefined}
          >
            <div class="task-head">
              <h2>${t(`phase.${phase}`)}</h2>
              ${index === here && html`<${Badge} tone="good">${t('admin.phase.present')}<//>`}
            </div>
            <p>${t(`admin.phase.${phase}`)}</p>
            <p class="muted small">${whenOf(cycle, phase, index - here)}</p>
            ${index === here && html`<${Present} cycle=${cycle} index=${index} set=${set} />`}
          </li>
        `,
      )}
    </ol>
    <${Dates} key=${cycle.phase} cycle=${cycle} set=${set} />
    <${History} changes=${cycle.phase_changes} />
  `;
}

/**
 * @param {any} cycle
 * @param {string} phase
 * @param {number} distance how many phases it is after the present one
 */
function whenOf(cycle, phase, distance) {
  if (distance > 0) {
    const date = cycle.dates?.[phase];
    return date ? t('admin.phase.will-begin', { time: dateTime(date) }) : t('admin.phase.by-hand');
  }
  const begin = cycle.phase_changes.findLast((/** @type {any} */ change) => change.to === phase);
  return t('admin.phase.began', { time: dateTime(begin?.changed_at ?? cycle.created_at) });
}

/** @param {{cycle: any, index: number, set: (cycle: any) => void}} props */
function Present({ cycle, index, set }) {
  const isImported = cycle.who === null;
  return html`
    <${Readiness} cycle=${cycle} />
    ${isImported
      ? html`<p class="muted">${t('admin.phase.imported')}</p>`
      : html`
          <div class="actions">
            ${index + 1 < PHASES.length && html`<${Move} cycle=${cycle} to=${PHASES[index + 1]} set=${set} />`}
            ${index > 0 && html`<${Move} cycle=${cycle} to=${PHASES[index - 1]} set=${set} isBack />`}
          </div>
        `}
  `;
}

/** @param {{cycle: any, to: string, isBack?: boolean, set: (cycle: any) => void}} props */
function Move({ cycle, to, isBack, set }) {
  const phase = t(`phase.${to}`);
  /** @param {string} reason */
  async function move(reason) {
    set(await post(`cycles/${cycle.cycle_id}/phase`, { phase: to, ...(reason === '' ? {} : { reason }) }));
    announce(t('admin.phase.moved', { phase }));
  }
  return html`
    <${ConfirmButton}
      kind=${isBack ? 'plain' : 'primary'}
      text=${t(isBack ? 'admin.phase.back' : 'admin.phase.forward', { phase })}
      title=${t(isBack ? 'admin.phase.back' : 'admin.phase.forward', { phase })}
      confirm=${t('admin.phase.confirm', { phase })}
      reason=${isBack ? t('admin.reason') : undefined}
      draft=${`phase.${cycle.cycle_id}.${cycle.phase}.${to}`}
      onConfirm=${move}
    >
      <p>${isBack ? t(`admin.back-to.${to}`) : t(`admin.forward-to.${to}`)}</p>
    <//>
  `;
}

/** @param {{changes: any[]}} props */
function History({ changes }) {
  if (changes.length === 0) {
    return null;
  }
  return html`
    <section aria-labelledby="history">
      <h2 id="history">${t('admin.history')}</h2>
      <${DataTable}
        caption=${t('admin.history-caption')}
        isCaptionHidden
        columns=${[
          { title: t('admin.when'), cell: (/** @type {any} */ change) => dateTime(change.changed_at) },
          { title: t('admin.from'), cell: (/** @type {any} */ change) => t(`phase.${change.from}`) },
          { title: t('admin.to'), cell: (/** @type {any} */ change) => t(`phase.${change.to}`) },
          { title: t('admin.reason'), cell: (/** @type {any} */ change) => html`<bdi>${change.reason ?? ''}</bdi>` },
        ]}
        rows=${changes.toReversed()}
        keyOf=${(/** @type {any} */ _, /** @type {number} */ index) => index}
      />
    </section>
  `;
}
