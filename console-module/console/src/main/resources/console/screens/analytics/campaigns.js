import { saveCsv } from 'console/download.js';
import { html } from 'console/html.js';
import { money, number, percent, t } from 'console/i18n.js';
import { SpendForm } from 'console/screens/analytics/spend-form.js';
import { NoData } from 'console/screens/analytics/period.js';
import { maxOf, NumberBar } from 'console/ui/number-bar.js';
import { Button, Select, TextField } from 'console/ui/controls.js';
import { DialogButton } from 'console/ui/dialog.js';
import { Loaded, Loading } from 'console/ui/feedback.js';
import { useQuery } from 'console/ui/query.js';
import { useGet } from 'console/ui/resource.js';
import { DataTable } from 'console/ui/table.js';

export const MODELS = ['last_non_direct', 'first', 'last', 'linear', 'position', 'time_decay'];
const FIELDS = [
  'source',
  'campaign',
  'visitors',
  'pageviews',
  'signups',
  'attributed_conversions',
  'conversion_rate',
  'spend',
  'revenue',
  'roi',
  'cost_per_acquisition',
];

/**
 * The cost of campaigns or sources, and the conversions that an attribution model credits to them.
 * @param {{period: import('console/screens/analytics/period.js').Dates}} props
 */
export function Campaigns({ period }) {
  const { query, show } = useQuery();
  const { currency = '', by = 'campaigns' } = query;
  const model = MODELS.includes(query.model) ? query.model : MODELS[0];
  const kind = by === 'sources' ? 'sources' : 'campaigns';
  const answer = useGet(`analytics/${kind}`, { ...period, model, currency });
  return html`
    <div class="filters spaced">
      <${Select}
        label=${t('analytics.by')}
        value=${kind}
        options=${['campaigns', 'sources'].map((name) => [name, t(`analytics.by.${name}`)])}
        onInput=${(/** @type {string} */ chosen) => show({ by: chosen })}
      />
      <${Select}
        label=${t('analytics.model')}
        value=${model}
        options=${MODELS.map((name) => [name, t(`model.${name}`)])}
        onInput=${(/** @type {string} */ chosen) => show({ model: chosen })}
      />
      <${TextField}
        label=${t('analytics.currency')}
        value=${currency || (answer.value?.currency ?? '')}
        maxlength="3"
        onInput=${(/** @type {string} */ text) => /^[A-Za-z]{3}$/.test(text) && show({ currency: text.toUpperCase() })}
      />
    </div>
    <div class="section-heading">
      <p class="muted">${t(`model.${model}.text`)}</p>
      <${DialogButton} text=${t('analytics.enter-spend')} title=${t('analytics.enter-spend')}>
        ${(/** @type {() => void} */ close) =>
          html`<${SpendForm} currency=${answer.value?.currency ?? ''} close=${close} reload=${answer.reload} />`}
      <//>
    </div>
    <${Loaded} of=${answer} lines="6">
      ${(/** @type {any} */ found) =>
        found[kind] === undefined
          ? html`<${Loading} lines="6" />`
          : found[kind].length === 0
            ? html`<${NoData} period=${period} />`
            : html`<${Lines} lines=${found[kind]} kind=${kind} currency=${found.currency} />`}
    <//>
  `;
}

/** @param {{lines: any[], kind: string, currency: string}} props */
function Lines({ lines, kind, currency }) {
  const fields = kind === 'sources' ? FIELDS.filter((name) => name !== 'campaign') : FIELDS;
  const save = () => saveCsv(`${kind}.csv`, [fields, ...lines.map((line) => fields.map((name) => line[name]))]);
  return html`
    <div class="section-heading">
      <h2>${t(`analytics.by.${kind}`)}</h2>
      <${Button} onClick=${save}>${t('action.download-csv')}<//>
    </div>
    <${DataTable}
      caption=${t('analytics.campaigns-caption')}
      columns=${columns(lines, kind, currency)}
      rows=${lines}
      keyOf=${(/** @type {any} */ line) => JSON.stringify([line.source, line.campaign])}
    />
  `;
}

/**
 * @param {any[]} lines
 * @param {string} kind
 * @param {string} currency
 * @returns {import('console/ui/table.js').Column<any>[]}
 */
function columns(lines, kind, currency) {
  const max = maxOf(lines, (line) => line.attributed_conversions);
  const amount = (/** @type {number | null} */ value) => (value === null ? '–' : money(Number(value.toFixed(2)), currency));
  const share = (/** @type {number | null} */ value) => (value === null ? '–' : percent(value));
  return [
    { title: t('analytics.source'), isHeader: true, cell: ({ source }) => html`<bdi>${source}</bdi>` },
    ...(kind === 'campaigns'
      ? [{ title: t('analytics.campaign'), cell: (/** @type {any} */ { campaign }) => html`<bdi>${campaign ?? '–'}</bdi>` }]
      : []),
    {
      title: t('analytics.attributed'),
      cell: ({ attributed_conversions: value }) => html`
        <${NumberBar} value=${value} max=${max}>${number(value, { maximumFractionDigits: 2 })}<//>
      `,
    },
    { title: t('analytics.visitors'), isNumber: true, cell: ({ visitors }) => number(visitors) },
    { title: t('analytics.signups'), isNumber: true, cell: ({ signups }) => number(signups) },
    { title: t('analytics.rate'), isNumber: true, cell: ({ conversion_rate: rate }) => share(rate) },
    { title: t('analytics.spend'), isNumber: true, cell: ({ spend }) => amount(spend) },
    { title: t('analytics.revenue'), isNumber: true, cell: ({ revenue }) => amount(revenue) },
    { title: t('analytics.roi'), isNumber: true, cell: ({ roi }) => share(roi) },
    { title: t('analytics.cpa'), isNumber: true, cell: ({ cost_per_acquisition: cost }) => amount(cost) },
  ];
}
