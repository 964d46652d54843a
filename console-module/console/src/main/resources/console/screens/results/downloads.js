import { useState } from 'preact/hooks';
import { ApiProblem, send } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';
import { ErrorNotice } from 'console/ui/feedback.js';
import { saveFile } from 'console/ui/save.js';
import { csvOf } from 'console/voting/csv.js';
import { byRank, winnersOf } from 'console/voting/outcome.js';

/**
 * The result as files. All readers of the result can download the anonymous ballots. The ballots with data
 * about their voters, such as age or group, and the workbook are for the admins of the cycle.
 * @param {{id: string, cycle: any, results: any}} props
 */
export function Downloads({ id, cycle, results }) {
  const [error, setError] = useState(/** @type {Error | undefined} */ (undefined));
  const mayRun = cycle?.admins !== undefined;

  /**
   * @param {string} path
   * @param {string} name
   */
  async function download(path, name) {
    setError(undefined);
    try {
      const response = await send('GET', path);
      if (!response.ok) {
        throw new ApiProblem(await response.json());
      }
      saveFile(name, await response.blob());
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
    }
  }

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
        <${Button} onClick=${() => download(`cycles/${key}/export/anonymous`, `cycle-${id}-anonymous.pb`)}>
          ${t('downloads.anonymous')}
        <//>
        ${mayRun &&
        html`
          <${Button} onClick=${() => download(`cycles/${key}/export`, `cycle-${id}.pb`)}>${t('downloads.pb')}<//>
          <${Button} onClick=${() => download(`reports/cycles/${key}.xlsx`, `cycle-${id}.xlsx`)}>${t('downloads.workbook')}<//>
          <${Button} onClick=${() => download(`reports/cycles/${key}.csv`, `cycle-${id}.zip`)}>${t('downloads.sheets')}<//>
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
