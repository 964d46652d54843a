import { saveCsv } from 'console/download.js';
import { html } from 'console/html.js';
import { calendarDay, number, percent, t } from 'console/i18n.js';
import { Channel } from 'console/screens/analytics/channel.js';
import { NoData, WithoutData } from 'console/screens/analytics/period.js';
import { maxOf, NumberBar } from 'console/ui/number-bar.js';
import { Button } from 'console/ui/controls.js';
import { Empty, Loaded } from 'console/ui/feedback.js';
import { useGet } from 'console/ui/resource.js';
import { DataTable } from 'console/ui/table.js';
import { TimePlot } from 'console/ui/time-plot.js';

const DAY_MS = 86_400_000;
const SERIES = ['pageviews', 'visitors', 'signups'];

/**
 * The summary of a period: totals, the numbers of each day, and the channels of signups.
 * @param {{period: import('console/screens/analytics/period.js').Dates}} props
 */
export function Overview({ period }) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const summary = useGet('analytics/summary', { ...period, tz: zone });
  return html`
    <${Loaded} of=${summary} lines="8">
      ${(/** @type {any} */ found) => html`
        <${Figures} summary=${found} />
        ${found.per_day.every(isEmpty)
          ? html`<${NoData} period=${period} />`
          : html`<${Days} days=${withoutGaps(found.per_day)} zone=${zone} />`}
        <${Channels} channels=${found.signups_by_channel} period=${period} />
      `}
    <//>
  `;
}

/** @param {{summary: any}} props */
function Figures({ summary }) {
  const figures = {
    signups: number(summary.signups),
    trials: number(summary.trials),
    'trial-signups': number(summary.trial_to_signup_conversions),
    unsubscribes: number(summary.unsubscribes),
    paid: summary.paid_share === null ? '–' : percent(summary.paid_share),
  };
  return html`
    <dl class="figures">
      ${Object.entries(figures).map(
        ([name, value]) => html`<div key=${name}><dt>${t(`analytics.figure.${name}`)}</dt><dd>${value}</dd></div>`,
      )}
    </dl>
  `;
}

/** @param {{days: any[], zone: string}} props */
function Days({ days, zone }) {
  const save = () =>
    saveCsv('days.csv', [['day', ...SERIES], ...days.map((day) => [day.day, ...SERIES.map((name) => day[name])])]);
  return html`
    <section aria-labelledby="days">
      <div class="section-heading">
        <h2 id="days">${t('analytics.days')}</h2>
        <${Button} onClick=${save}>${t('action.download-csv')}<//>
      </div>
      <div class="plot-and-table">
        <${TimePlot}
          label=${t('analytics.days-plot', { from: calendarDay(days[0].day), to: calendarDay(days[days.length - 1].day) })}
          days=${days.map(({ day }) => day)}
          series=${SERIES.map((name) => ({ text: t(`analytics.${name}`), values: days.map((day) => day[name]) }))}
        />
        <div class="tall" tabindex="0" role="region" aria-label=${t('analytics.days-table')}>
          <${DataTable}
            caption=${t('analytics.days-caption', { zone })}
            columns=${[
              { title: t('analytics.day'), isHeader: true, cell: (/** @type {any} */ { day }) => calendarDay(day) },
              ...SERIES.map((name) => ({
                title: t(`analytics.${name}`),
                isNumber: true,
                cell: (/** @type {any} */ day) => number(day[name]),
              })),
            ]}
            rows=${days.toReversed()}
            keyOf=${(/** @type {any} */ { day }) => day}
          />
        </div>
      </div>
    </section>
  `;
}

/** @param {{channels: Record<string, number>, period: import('console/screens/analytics/period.js').Dates}} props */
function Channels({ channels, period }) {
  const rows = Object.entries(channels).toSorted(([, first], [, second]) => second - first);
  const max = maxOf(rows, ([, count]) => count);
  return html`
    <section aria-labelledby="channels">
      <div class="section-heading">
        <h2 id="channels">${t('analytics.channels')}</h2>
        ${rows.length > 0 &&
        html`
          <${Button} onClick=${() => saveCsv('channels.csv', [['channel', 'signups'], ...rows])}>
            ${t('action.download-csv')}
          <//>
        `}
      </div>
      ${rows.length === 0
        ? html`<${Empty} title=${t('analytics.no-signups')}><${WithoutData} period=${period} /><//>`
        : html`
            <${DataTable}
              caption=${t('analytics.channels-caption')}
              columns=${[
                { title: t('analytics.channel'), isHeader: true, cell: (/** @type {any} */ [channel]) => html`<${Channel} channel=${channel} />` },
                {
                  title: t('analytics.signups'),
                  cell: (/** @type {any} */ [, count]) => html`<${NumberBar} value=${count} max=${max}>${number(count)}<//>`,
                },
              ]}
              rows=${rows}
              keyOf=${(/** @type {any} */ [channel]) => channel}
            />
          `}
    </section>
  `;
}

/** @param {any} day */
const isEmpty = (day) => SERIES.every((name) => day[name] === 0);

/**
 * Returns the days and, between them, each missing day with zeros. A day is missing if nothing happened on it.
 * @param {any[]} days
 */
function withoutGaps(days) {
  const byDay = new Map(days.map((day) => [day.day, day]));
  const first = Date.parse(days[0].day);
  const count = (Date.parse(days[days.length - 1].day) - first) / DAY_MS + 1;
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(first + index * DAY_MS).toISOString().slice(0, 10);
    return byDay.get(day) ?? { day, pageviews: 0, visitors: 0, signups: 0 };
  });
}
