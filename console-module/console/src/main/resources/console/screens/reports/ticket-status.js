import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { isUnfinished } from 'console/screens/reports/live-ticket.js';
import { Badge } from 'console/ui/badge.js';
import { Progress } from 'console/ui/progress.js';

/** @type {Record<string, any>} */
const TONES = { running: 'cool', succeeded: 'good', partial: 'warn', failed: 'bad' };

/**
 * The status of a ticket or of one of its tasks.
 * @param {{status: string}} props
 */
export function TicketStatus({ status }) {
  return html`<${Badge} tone=${TONES[status]}>${t(`report-status.${status}`)}<//>`;
}

/**
 * The progress of an unfinished ticket; for a finished one, the number of its cycles.
 * @param {{ticket: any}} props
 */
export function TicketProgress({ ticket }) {
  const { ticket_id: id, progress } = ticket;
  if (!isUnfinished(ticket)) {
    return t('reports.cycles', { count: progress.total });
  }
  const seconds = progress.estimated_seconds_left;
  return html`
    <${Progress} label=${t('reports.progress', { id: String(id) })} done=${progress.done} total=${progress.total}>
      ${seconds ? t('reports.left', { count: seconds }) : null}
    <//>
  `;
}

/** @param {{ticket: any}} props */
export function Requester({ ticket }) {
  return ticket.requested_by === null ? t('reports.by-schedule') : html`<bdi>${ticket.requested_by}</bdi>`;
}
