import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { greedy } from 'console/recount/greedy.js';
import { millionths } from 'console/recount/decimal.js';
import { LongList } from 'console/screens/cycle/filter.js';
import { byRank, sumOf } from 'console/voting/outcome.js';

/**
 * Compares the result with the proposals that the greedy rule would have funded by the same votes. The browser
 * computes the outcome of the greedy rule from the published ranks and costs.
 * @param {{results: any, currency: string | null}} props
 */
export function GreedyComparison({ results, currency }) {
  if (results.rule === 'greedy') {
    return null;
  }
  const proposals = byRank(results.proposals);
  const able = proposals.filter(({ votes, withdrawn }) => votes > 0 && !withdrawn);
  const ranked = able.map(({ cost }, position) => ({ position, cost: millionths(cost) }));
  const chosen = greedy(ranked, millionths(results.budget));
  const byGreedy = able.filter((_, position) => chosen.has(position));
  const setOfGreedy = new Set(byGreedy);
  const counted = proposals.filter(({ selected }) => selected);
  /** @type {[string, any[]][]} */
  const columns = [
    ['both', counted.filter((each) => setOfGreedy.has(each))],
    ['only-here', counted.filter((each) => !setOfGreedy.has(each))],
    ['only-greedy', byGreedy.filter((each) => !each.selected)],
  ];
  return html`
    <section aria-labelledby="greedy">
      <h2 id="greedy">${t('greedy.title')}</h2>
      <p>
        ${columns[1][1].length + columns[2][1].length === 0 ? t('greedy.same') : t('greedy.lead')}
        ${' '}${t('greedy.spent', { greedy: money(sumOf(byGreedy), currency), here: money(results.spent, currency) })}
      </p>
      ${results.comparison !== null && html`<p>${preference(results.comparison)}</p>`}
      <div class="compare">
        ${columns.map(
          ([key, members]) => html`
            <div key=${key} class="compare-column">
              <h3>${t(`greedy.${key}`)}</h3>
              ${members.length === 0 && html`<p class="muted">${t('greedy.nothing')}</p>`}
              <${LongList} class="plain-list" items=${members}>
                ${(/** @type {any} */ each) => html`
                  <li key=${each.proposal_id}><bdi>${each.name}</bdi> <span class="muted">${money(each.cost, currency)}</span></li>
                `}
              <//>
            </div>
          `,
        )}
      </div>
    </section>
  `;
}

/** @param {{prefer_greedy: number, prefer_equal_shares: number, greedy_taken: boolean}} comparison */
function preference({ prefer_greedy: greedily, prefer_equal_shares: equally, greedy_taken: isTaken }) {
  return `${t('greedy.prefer', { greedily, equally })} ${t(isTaken ? 'greedy.taken' : 'greedy.not-taken')}`;
}
