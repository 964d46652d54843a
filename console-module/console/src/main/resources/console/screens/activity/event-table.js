import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { DataTable } from 'console/ui/table.js';

/**
 * A table of events. The data of an event is folded until the reader opens it.
 * @param {{caption: string, events: any[]}} props
 */
export function EventTable({ caption, events }) {
  return html`
    <${DataTable}
      caption=${caption}
      columns=${columns()}
      rows=${events}
      keyOf=${(/** @type {any} */ event) => event.id + event.created_at}
    />
  `;
}

/** @returns {import('console/ui/table.js').Column<any>[]} */
function columns() {
  return [
    {
      title: t('activity.time'),
      cell: ({ created_at: time }) =>
        html`<time class="row-link" datetime=${time}>${dateTime(time, { dateStyle: 'short', timeStyle: 'medium' })}</time>`,
    },
    { title: t('activity.component'), cell: ({ component }) => html`<bdi>${component}</bdi>` },
    {
      title: t('activity.message'),
      isHeader: true,
      cell: (event) => html`<div class="clamp"><bdi>${event.message}</bdi></div>`,
    },
    { title: t('activity.email'), cell: ({ email, data }) => html`<bdi>${email ?? data?.sub ?? ''}</bdi>` },
    { title: t('activity.environment'), cell: ({ environment }) => html`<bdi>${environment}</bdi>` },
    { title: t('activity.data'), cell: (event) => html`<${Data} event=${event} />` },
  ];
}

/** @param {{event: any}} props */
function Data({ event }) {
  return html`
    <details>
      <summary><span class="visually-hidden"><bdi>${event.message}</bdi>: </span>${t('activity.show-data')}</summary>
      <pre class="code-block" tabindex="0">${JSON.stringify(event.data, null, 2)}</pre>
      <p class="muted small mono">${event.id}</p>
    </details>
  `;
}
