import { ApiProblem } from 'console/api.js';
import { download, saveCsv } from 'console/download.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { ErrorNotice, Notice } from 'console/ui/feedback.js';
import { useAction } from 'console/ui/form.js';
import { saveFile } from 'console/ui/save.js';
import { byRank, winnersOf } from 'console/voting/outcome.js';

/**
 * The result as files. All readers of the result can download the anonymous ballots. The ballots with data
 * about their voters, such as age or group, and the workbook are for the admins of the cycle.
 * @param {{id: string, cycle: any, results: any}} props
 */
export function Downloads({ id, cycle, results }) {
  const { error, run } = useAction();
  const mayRun = cycle?.admins !== undefined;
  const key = encodeURIComponent(id);
  return html`
    <section class="stack downloads" aria-labelledby="downloads">
      <h2 id="downloads">${t('downloads.title')}</h2>
      ${error && html`<${Failure} error=${error} />`}
      <div class="actions">
        <${Button} onClick=${() => saveCsv(`results-cycle-${id}.csv`, tableOf(results))}>
          ${t('downloads.csv')}
        <//>
        <${Button} onClick=${() => saveFile(`results-cycle-${id}.json`, JSON.stringify(results, null, 2), 'application/json')}>
          ${t('downloads.json')}
        <//>
        <${Button} onClick=${() => run(() => download(`cycles/${key}/export/anonymous`, `cycle-${id}-anonymous.pb`))}>
          ${t('downloads.anonymous')}
        <//>
        ${mayRun &&
        html`
          <${Button} onClick=${() => run(() => download(`cycles/${key}/export`, `cycle-${id}.pb`))}>${t('downloads.pb')}<//>
          <${Button} onClick=${() => run(() => download(`reports/cycles/${key}.xlsx`, `cycle-${id}.xlsx`))}>${t('downloads.workbook')}<//>
          <${Button} onClick=${() => run(() => download(`reports/cycles/${key}.csv`, `cycle-${id}.zip`))}>${t('downloads.sheets')}<//>
        `}
      </div>
      ${!mayRun && html`<p class="muted small">${t('downloads.admins')}</p>`}
    </section>
  `;
}

/**
 * Says why a file could not be downloaded. Only a report may not exist yet: the other files exist if there is a result.
 * @param {{error: Error}} props
 */
function Failure({ error }) {
  return error instanceof ApiProblem && error.status === 404
    ? html`
        <${Notice} kind="error" title=${t('downloads.no-report')}>
          <${ScreenLink} class="button" to="reports">${t('nav.reports')}<//>
        <//>
      `
    : html`<${ErrorNotice} error=${error} />`;
}

/** @param {any} results */
function tableOf(results) {
  const winners = new Set(winnersOf(results));
  return [
    ['rank', 'proposal_id', 'name', 'cost', 'votes', 'score', 'selected', 'wins', 'withdrawn'],
    ...byRank(results.proposals).map((each) => [
      each.rank,
      each.proposal_id,
      each.name,
      each.withdrawn ? null : each.cost,
      each.votes,
      each.score,
      each.selected,
      winners.has(each),
      each.withdrawn,
    ]),
  ];
}
