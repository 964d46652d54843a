import { del, post } from 'console/api.js';
import { download } from 'console/download.js';
import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { isUnfinished, useTicket } from 'console/screens/reports/live-ticket.js';
import { Requester, TicketProgress, TicketStatus } from 'console/screens/reports/ticket-status.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { ConfirmButton } from 'console/ui/dialog.js';
import { announce, Empty, Loaded, Notice } from 'console/ui/feedback.js';
import { FormError, useAction } from 'console/ui/form.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { ServerSentence } from 'console/ui/server-text.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';

/**
 * The screen of one ticket, which changes while the reports are made.
 * @param {{params: any}} props
 */
export default function Report({ params }) {
  return html`<${SignedInOnly} title=${t('reports.title')}><${Ticket} key=${params.id} id=${params.id} /><//>`;
}

/** @param {{id: string}} props */
function Ticket({ id }) {
  const ticket = useTicket(id);
  return html`
    <p><${ScreenLink} to="reports">${t('reports.back')}<//></p>
    ${ticket.error && html`<${ScreenHeading} title=${t('reports.title')} />`}
    <${Loaded} of=${ticket} lines="6">
      ${(/** @type {any} */ found) => html`
        <${ScreenHeading} title=${t('reports.ticket-number', { id })}>
          <${Actions} ticket=${found} set=${ticket.set} />
        <//>
        <p class="facts spaced">
          <span role="status"><${TicketStatus} status=${found.status} /></span>
          <span>${t('reports.requested-by')}: <${Requester} ticket=${found} /></span>
          <span>${t('reports.requested-at')}: ${dateTime(found.created_at)}</span>
          ${found.finished_at && html`<span>${t('reports.finished-at')}: ${dateTime(found.finished_at)}</span>`}
        </p>
        ${isUnfinished(found) && html`<${TicketProgress} ticket=${found} />`}
        <section aria-labelledby="tasks">
          <h2 id="tasks">${t('reports.tasks')}</h2>
          ${found.tasks.length === 0 && html`<${Empty} title=${t('reports.no-tasks')}><${ScreenLink} class="button" to="cycles">${t('cycle-list.title')}<//><//>`}
          <ul class="tasks">
            ${found.tasks.map((/** @type {any} */ task) => html`<${Task} key=${task.cycle_id} task=${task} />`)}
          </ul>
        </section>
      `}
    <//>
  `;
}

/** @param {{ticket: any, set: (ticket: any) => void}} props */
function Actions({ ticket, set }) {
  const { error, run } = useAction();
  const path = `reports/tickets/${ticket.ticket_id}`;

  async function cancel() {
    set(await del(path));
    announce(t('reports.cancelled'));
  }

  async function retry() {
    set(await post(`${path}/retry`));
    announce(t('reports.retrying'));
  }

  if (isUnfinished(ticket)) {
    return html`
      <${ConfirmButton}
        kind="danger"
        text=${t('reports.cancel')}
        title=${t('reports.cancel-title')}
        confirm=${t('reports.cancel')}
        onConfirm=${cancel}
      >
        <p>${t('reports.cancel-text')}</p>
      <//>
    `;
  }
  return html`
    ${ticket.status !== 'succeeded' && html`<${Button} kind="primary" onClick=${() => run(retry)}>${t('reports.retry')}<//>`}
    ${error && html`<${FormError} error=${error} />`}
  `;
}

/** @param {{task: any}} props */
function Task({ task }) {
  return html`
    <li class="panel">
      <div class="task-head">
        <h3><bdi>${task.cycle_name}</bdi></h3>
        <${TicketStatus} status=${task.status} />
      </div>
      ${task.error &&
      html`
        <${Notice} kind=${task.status === 'failed' ? 'error' : 'warning'} title=${t('reports.task-failed')}>
          <p><${ServerSentence} text=${task.error} /></p>
        <//>
      `}
      ${task.attempts > 1 && html`<p class="muted small">${t('reports.attempts', { count: task.attempts })}</p>`}
      <${Downloads} task=${task} />
    </li>
  `;
}

/** @param {{task: any}} props */
function Downloads({ task: { cycle_id: id, workbook_url: workbook, sheet_url: sheet } }) {
  const { error, run } = useAction();
  if (workbook === null && sheet === null) {
    return null;
  }
  return html`
    <div class="actions">
      ${workbook !== null &&
      html`
        <${Button} onClick=${() => run(() => download(`reports/cycles/${id}.xlsx`, `cycle-${id}.xlsx`))}>
          ${t('reports.workbook')}
        <//>
        <${Button} onClick=${() => run(() => download(`reports/cycles/${id}.csv`, `cycle-${id}.zip`))}>
          ${t('reports.csv')}
        <//>
      `}
      ${sheet !== null && html`<a href=${sheet} rel="noreferrer">${t('reports.sheet')}</a>`}
    </div>
    ${error && html`<${FormError} error=${error} />`}
  `;
}
