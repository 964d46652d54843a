import { html } from 'console/html.js';
import { percent, t } from 'console/i18n.js';
import { sentenceOf } from 'console/screens/results/steps.js';
import { BarTable } from 'console/ui/bars.js';
import { byRank, winnersOf } from 'console/voting/outcome.js';

/**
 * The proposals that did not win, each with the reason and, if the rule computes it, with its effective support: the
 * part of its cost that its supporters could have paid.
 * @param {{results: any, currency: string | null, byId: Map<number, any>}} props
 */
export function Losers({ results, currency, byId }) {
  const winners = new Set(winnersOf(results));
  const losers = byRank(results.proposals).filter((each) => !winners.has(each));
  if (losers.length === 0 || results.trace.length === 0) {
    return null;
  }
  const support = new Map();
  const last = new Map();
  for (const step of results.trace) {
    last.set(step.proposal_id, step);
    if (step.effective_support_percent !== null) {
      support.set(step.proposal_id, step.effective_support_percent / 100);
    }
  }
  const isBySupport = support.size > 0;
  return html`
    <section aria-labelledby="losers">
      <h2 id="losers">${t('losers.title')}</h2>
      ${isBySupport && html`<p class="muted">${t('losers.support-text')}</p>`}
      <${BarTable}
        caption=${t('losers.caption')}
        name=${t('review.proposal')}
        columns=${isBySupport ? [{ title: t('losers.support'), text: percent, kind: 'cool', max: 1 }] : []}
        rows=${losers.map((each) => ({
          key: each.proposal_id,
          name: html`<bdi>${each.name}</bdi>`,
          values: isBySupport ? [support.get(each.proposal_id) ?? null] : [],
          end: () => {
            if (each.selected) {
              return t('losers.taken-out');
            }
            const step = last.get(each.proposal_id);
            return step && sentenceOf(step, { byId, currency, results });
          },
        }))}
        end=${t('losers.reason')}
      />
    </section>
  `;
}
