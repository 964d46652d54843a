import { saveCsv } from 'console/download.js';
import { html } from 'console/html.js';
import { number, t } from 'console/i18n.js';
import { NoData } from 'console/screens/analytics/period.js';
import { maxOf, NumberBar } from 'console/ui/number-bar.js';
import { Button } from 'console/ui/controls.js';
import { Loaded } from 'console/ui/feedback.js';
import { useGet } from 'console/ui/resource.js';
import { DataTable } from 'console/ui/table.js';

/**
 * The landing pages, with their visitors and with the signups whose first touch was on them.
 * @param {{period: import('console/screens/analytics/period.js').Dates}} props
 */
export function LandingPages({ period }) {
  const pages = useGet('analytics/landing-pages', period);
  return html`
    <${Loaded} of=${pages} lines="6">
      ${(/** @type {any} */ { landing_pages: lines }) =>
        lines.length === 0 ? html`<${NoData} period=${period} />` : html`<${Lines} lines=${lines} />`}
    <//>
  `;
}

/** @param {{lines: any[]}} props */
function Lines({ lines }) {
  const fields = ['visitors', 'signups'];
  const save = () =>
    saveCsv('landing-pages.csv', [
      ['landing_page', ...fields],
      ...lines.map((line) => [line.landing_page, ...fields.map((name) => line[name])]),
    ]);
  return html`
    <div class="section-heading">
      <h2>${t('analytics.pages')}</h2>
      <${Button} onClick=${save}>${t('action.download-csv')}<//>
    </div>
    <${DataTable}
      caption=${t('analytics.pages-caption')}
      columns=${[
        { title: t('analytics.page'), isHeader: true, cell: (/** @type {any} */ line) => html`<bdi>${line.landing_page}</bdi>` },
        ...fields.map((name) => {
          const max = maxOf(lines, (line) => line[name]);
          return {
            title: t(`analytics.${name}`),
            cell: (/** @type {any} */ line) => html`<${NumberBar} value=${line[name]} max=${max}>${number(line[name])}<//>`,
          };
        }),
      ]}
      rows=${lines}
      keyOf=${(/** @type {any} */ line) => line.landing_page}
    />
  `;
}
