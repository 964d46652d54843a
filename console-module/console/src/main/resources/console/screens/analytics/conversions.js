import { useState } from 'preact/hooks';
import { saveCsv } from 'console/download.js';
import { html } from 'console/html.js';
import { dateTime, money, number, t } from 'console/i18n.js';
import { loadAll } from 'console/load-all.js';
import { Channel } from 'console/screens/analytics/channel.js';
import { duration } from 'console/screens/analytics/duration.js';
import { WithoutData } from 'console/screens/analytics/period.js';
import { Button, ScreenLink, TextField } from 'console/ui/controls.js';
import { Empty, ListEnd } from 'console/ui/feedback.js';
import { Form, FormError, useAction } from 'console/ui/form.js';
import { useQuery } from 'console/ui/query.js';
import { useList } from 'console/ui/resource.js';
import { DataTable } from 'console/ui/table.js';

const FIELDS = [
  'name',
  'at',
  'user_id',
  'channel',
  'source',
  'campaign',
  'value',
  'currency',
  'seconds_to_convert',
  'pageviews_before',
];

/**
 * The conversions of a period. Each user's id is a link to the journey of the user.
 * @param {{period: import('console/screens/analytics/period.js').Dates}} props
 */
export function Conversions({ period }) {
  const { query, show } = useQuery();
  const name = query.name ?? '';
  const [draft, setDraft] = useState(name);
  const conversions = useList('analytics/conversions', 'conversions', { ...period, name, limit: 50 });
  const { error, run } = useAction();
  async function save() {
    const lines = await loadAll('analytics/conversions', 'conversions', undefined, { query: { ...period, name } });
    saveCsv('conversions.csv', [FIELDS, ...lines.map((line) => FIELDS.map((field) => line[field]))]);
  }
  return html`
    <div class="spaced narrow-panel">
      <${Form} send=${async () => show({ name: draft.trim() })} text=${t('action.search')} kind="plain" isInline>
        <${TextField} label=${t('analytics.conversion-name')} value=${draft} onInput=${setDraft} isOptional />
      <//>
    </div>
    ${conversions.items?.length === 0 &&
    !conversions.isLoading &&
    html`
      <${Empty} title=${t('analytics.no-conversions')}>
        ${name === ''
          ? html`<${WithoutData} period=${period} />`
          : html`<${Button} onClick=${() => show({ name: '' })}>${t('analytics.all-conversions')}<//>`}
      <//>
    `}
    ${(conversions.items?.length ?? 0) > 0 &&
    html`
      <div class="section-heading">
        <h2>${t('analytics.conversions')}</h2>
        <${Button} onClick=${() => run(save)}>${t('action.download-csv')}<//>
      </div>
      ${error && html`<${FormError} error=${error} />`}
      <${DataTable}
        caption=${t('analytics.conversions-caption')}
        columns=${columns(period)}
        rows=${conversions.items}
        keyOf=${(/** @type {any} */ line, /** @type {number} */ index) => line.at + index}
      />
    `}
    <${ListEnd} of=${conversions} />
  `;
}

/**
 * @param {import('console/screens/analytics/period.js').Dates} period
 * @returns {import('console/ui/table.js').Column<any>[]}
 */
function columns(period) {
  return [
    { title: t('analytics.conversion'), isHeader: true, cell: ({ name }) => html`<bdi>${name}</bdi>` },
    { title: t('activity.time'), cell: ({ at }) => dateTime(at) },
    {
      title: t('analytics.user'),
      cell: ({ user_id: user }) =>
        user === null
          ? html`<span class="muted">${t('analytics.anonymous')}</span>`
          : html`
              <${ScreenLink} to="analytics?${new URLSearchParams({ part: 'person', user, ...period })}"><bdi>${user}</bdi><//>
            `,
    },
    { title: t('analytics.channel'), cell: ({ channel }) => html`<${Channel} channel=${channel} />` },
    { title: t('analytics.source'), cell: ({ source }) => html`<bdi>${source}</bdi>` },
    { title: t('analytics.campaign'), cell: ({ campaign }) => html`<bdi>${campaign ?? '–'}</bdi>` },
    { title: t('analytics.value'), isNumber: true, cell: ({ value, currency }) => (value === null ? '–' : money(value, currency)) },
    { title: t('analytics.after'), isNumber: true, cell: ({ seconds_to_convert: seconds }) => duration(seconds) },
    { title: t('analytics.views-before'), isNumber: true, cell: ({ pageviews_before: views }) => number(views) },
  ];
}
