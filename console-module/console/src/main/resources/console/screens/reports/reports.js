import { ApiProblem } from 'console/api.js';
import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { isAdmin } from 'console/session.js';
import { useLiveTickets } from 'console/screens/reports/live-ticket.js';
import { RequestForm } from 'console/screens/reports/request-form.js';
import { Schedule } from 'console/screens/reports/schedule.js';
import { Requester, TicketProgress, TicketStatus } from 'console/screens/reports/ticket-status.js';
import { ScreenLink } from 'console/ui/controls.js';
import { Empty, ListEnd } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { useList } from 'console/ui/resource.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';
import { DataTable } from 'console/ui/table.js';

/** The screen of all reports: request them, see how far they are, change the schedule. */
export default function Reports() {
  return html`
    <${ScreenHeading} title=${t('reports.title')} lead=${t('reports.lead')} />
    <${SignedInOnly}><${AllReports} /><//>
  `;
}

function AllReports() {
  const tickets = useList('reports/tickets', 'tickets', { limit: 20 });
  if (tickets.error instanceof ApiProblem && tickets.error.status === 403) {
    return html`<${Empty} title=${t('reports.for-admins')}><${ScreenLink} class="button" to="cycles">${t('cycle-list.title')}<//><//>`;
  }
  return html`
    <${RequestForm} />
    <${Tickets} of=${tickets} />
    ${isAdmin.value && html`<${Schedule} />`}
  `;
}

/** @param {{of: any}} props */
function Tickets({ of: tickets }) {
  const live = useLiveTickets(tickets.items ?? []);
  return html`
    <section aria-labelledby="tickets">
      <h2 id="tickets">${t('reports.tickets')}</h2>
      ${tickets.items?.length === 0 && html`<${Empty} title=${t('reports.none')}><p>${t('reports.none-text')}</p><//>`}
      ${live.length > 0 &&
      html`<${DataTable}
        caption=${t('reports.tickets-caption')}
        columns=${columns()}
        rows=${live}
        keyOf=${(/** @type {any} */ ticket) => ticket.ticket_id}
      />`}
      <${ListEnd} of=${tickets} />
    </section>
  `;
}

/** @returns {import('console/ui/table.js').Column<any>[]} */
function columns() {
  return [
    {
      title: t('reports.ticket'),
      isHeader: true,
      cell: ({ ticket_id: id }) =>
        html`<${ScreenLink} class="row-link" to="reports/${id}">${t('reports.ticket-number', { id: String(id) })}<//>`,
    },
    { title: t('reports.status'), cell: ({ status }) => html`<${TicketStatus} status=${status} />` },
    { title: t('reports.done'), cell: (ticket) => html`<${TicketProgress} ticket=${ticket} />` },
    { title: t('reports.requested-by'), cell: (ticket) => html`<${Requester} ticket=${ticket} />` },
    { title: t('reports.requested-at'), cell: ({ created_at: time }) => dateTime(time) },
    { title: t('reports.finished-at'), cell: ({ finished_at: time }) => dateTime(time) },
  ];
}
