import { download } from 'console/download.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';
import { ErrorNotice } from 'console/ui/feedback.js';
import { useAction } from 'console/ui/form.js';
import { saveFile } from 'console/ui/save.js';
import { csvOf } from 'console/voting/csv.js';
import { byRank, winnersOf } from 'console/voting/outcome.js';

/**
 * The result as files. All readers of the result can download the anonymous ballots. The ballots with data
 * about their voters, such as age or group, and the workbook are for the admins of the cycle.
 * @param {{id: string, cycle: any, results: any}} props
 */
export function Downloads({ id, cycle, results }) {
  const { error, run } = useAction();
  const mayRun = cycle?.admins !== undefined;
  const save = (/** @type {string} */ path, /** @type {string} */ name) => run(() => download(path, name));
  const key = encodeURIComponent(id);
  return html`
    <section class="stack downloads" aria-labelledby="downloads">
      <h2 id="downloads">${t('downloads.title')}</h2>
      ${error && html`<${ErrorNotice} error=${error} />`}
      <div class="actions">
        <${Button} onClick=${() => saveFile(`results-cycle-${id}.csv`, asCsv(results), 'text/csv;charset=utf-8')}>
          ${t('downloads.csv')}
        <//>
        <${Button} onClick=${() => saveFile(`results-cycle-${id}.json`, JSON.stringify(results, null, 2), 'application/json')}>
          ${t('downloads.json')}
        <//>
        <${Button} onClick=${() => save(`cycles/${key}/export/anonymous`, `cycle-${id}-anonymous.pb`)}>
          ${t('downloads.anonymous')}
        <//>
        ${mayRun &&
        html`
          <${Button} onClick=${() => save(`cycles/${key}/export`, `cycle-${id}.pb`)}>${t('downloads.pb')}<//>
          <${Button} onClick=${() => save(`reports/cycles/${key}.xlsx`, `cycle-${id}.xlsx`)}>${t('downloads.workbook')}<//>
          <${Button} onClick=${() => save(`reports/cycles/${key}.csv`, `cycle-${id}.zip`)}>${t('downloads.sheets')}<//>
        `}
      </div>
      ${!mayRun && html`<p class="muted small">${t('downloads.admins')}</p>`}
    </section>
  `;
}

/** @param {any} results */
function asCsv(results) {
  const winners = new Set(winnersOf(results));
  return csvOf([
    ['rank', 'proposal_id', 'name', 'cost', 'votes', 'score', 'selected', 'wins'],
    ...byRank(results.proposals).map((each) => [
      each.rank,
      each.proposal_id,
      each.name,
      each.cost,
      each.votes,
      each.score,
      each.selected,
      winners.has(each),
    ]),
  ]);
}
