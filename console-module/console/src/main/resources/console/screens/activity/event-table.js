import { useState } from 'preact/hooks';
import { open } from 'console/api.js';
import { hasNumber, parseExactly } from 'console/exact-json.js';
import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { FormError, useAction } from 'console/ui/form.js';
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

/**
 * The data of an event. If it has numbers, the event is read once more when the reader opens it, because
 * JavaScript has rounded them.
 * @param {{event: any}} props
 */
function Data({ event }) {
  const [exact, setExact] = useState(/** @type {any} */ (undefined));
  const { error, run } = useAction();
  async function readNumbers() {
    const response = await open('GET', `events/${event.id}`);
    const found = parseExactly(await response.text());
    if (found.created_at === event.created_at) {
      setExact(found.data);
    }
  }
  /** @param {Event & {currentTarget: HTMLDetailsElement}} toggle */
  const onToggle = ({ currentTarget }) => {
    if (currentTarget.open && exact === undefined && hasNumber(event.data)) {
      void run(readNumbers);
    }
  };
  return html`
    <details onToggle=${onToggle}>
      <summary><span class="visually-hidden"><bdi>${event.message}</bdi>: </span>${t('activity.show-data')}</summary>
      <pre class="code-block" tabindex="0">${JSON.stringify(exact ?? event.data, null, 2)}</pre>
      ${error && html`<${FormError} error=${error} />`}
      <p class="muted small mono">${event.id}</p>
    </details>
  `;
}
