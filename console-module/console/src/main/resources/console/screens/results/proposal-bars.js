import { html } from 'console/html.js';
import { money, number, t } from 'console/i18n.js';
import { LongList } from 'console/screens/cycle/filter.js';
import { BarTable } from 'console/ui/bars.js';
import { useFirst } from 'console/ui/first-entries.js';
import { byRank, winnersOf } from 'console/voting/outcome.js';

/**
 * Votes, scores and costs of all proposals that were not withdrawn, as bars with their numbers.
 * @param {{results: any, currency: string | null}} props
 */
export function ProposalBars({ results, currency }) {
  const winners = new Set(winnersOf(results));
  const proposals = byRank(results.proposals).filter((each) => !each.withdrawn);
  const hasPoints = results.ballot_type !== 'approval' && results.ballot_type !== 'choose-1';
  return html`
    <section aria-labelledby="all-proposals">
      <h2 id="all-proposals">${t('proposal-bars.title')}</h2>
      <${BarTable}
        caption=${t('proposal-bars.caption')}
        name=${t('review.proposal')}
        columns=${[
          { title: t('proposal-bars.votes'), text: number },
          ...(hasPoints ? [{ title: t('proposal-bars.score'), text: number }] : []),
          { title: t('review.cost'), text: (/** @type {number} */ value) => money(value, currency), kind: 'cool' },
        ]}
        rows=${proposals.map((each) => ({
          key: each.proposal_id,
          name: html`
            <bdi>${each.name}</bdi>
            ${winners.has(each) && html` <span class="badge badge-implementation">${t('proposal-bars.won')}</span>`}
          `,
          isStrong: winners.has(each),
          values: hasPoints ? [each.votes, each.score, each.cost] : [each.votes, each.cost],
        }))}
      />
      <${Ties} results=${results} />
    </section>
  `;
}

/** @param {{results: any}} props */
function Ties({ results }) {
  const names = new Map(results.proposals.map((/** @type {any} */ each) => [each.proposal_id, each.name]));
  return html`
    <${LongList} tag="div" items=${results.ties}>
      ${(/** @type {any} */ tie, /** @type {number} */ index) => html`<${Tie} key=${index} tie=${tie} names=${names} />`}
    <//>
  `;
}

/** @param {{tie: any, names: Map<number, string>}} props */
function Tie({ tie: { decided_by: reason, proposal_ids: ids }, names }) {
  const { shown, more } = useFirst(/** @type {number[]} */ (ids));
  const order = shown.map((id) => names.get(id)).join(' > ');
  return html`
    <p class="muted small">${t(`tie.${reason}`)} <bdi>${shown.length < ids.length ? `${order} > …` : order}</bdi></p>
    ${more}
  `;
}
