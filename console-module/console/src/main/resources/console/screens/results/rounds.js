import { useMemo, useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { money, number, t } from 'console/i18n.js';
import { sentenceOf, spentAfter } from 'console/screens/results/steps.js';
import { Bar } from 'console/ui/bars.js';
import { Button } from 'console/ui/controls.js';

/** The most steps in the table of all steps. */
const MAX_STEPS = 500;

/**
 * Shows the steps of the count one after another, or all in a table.
 * @param {{results: any, currency: string | null, byId: Map<number, any>}} props
 */
export function Rounds({ results, currency, byId }) {
  const [at, setAt] = useState(0);
  const spent = useMemo(() => spentAfter(results), [results]);
  const { trace } = results;
  if (trace.length === 0) {
    return null;
  }
  const step = trace[at];
  const end = trace.length - 1;
  // A button without an effect keeps the focus, which it would lose with the attribute `disabled`.
  const steps = /** @type {[string, number][]} */ ([
    ['first', 0],
    ['previous', Math.max(0, at - 1)],
    ['next', Math.min(end, at + 1)],
    ['last', end],
  ]);
  const of = { byId, currency, results };
  return html`
    <section aria-labelledby="rounds">
      <h2 id="rounds">${t('rounds.title')}</h2>
      ${results.shares !== null && html`<p>${shareSentence(results, currency)}</p>`}
      <div class="rounds">
        <div class="actions">
          ${steps.map(
            ([name, to]) => html`
              <${Button}
                key=${name}
                kind=${name === 'next' ? 'primary' : 'plain'}
                aria-disabled=${at === to ? 'true' : undefined}
                onClick=${() => setAt(to)}
              >
                ${t(`rounds.${name}`)}
              <//>
            `,
          )}
        </div>
        <input
          type="range"
          class="slider"
          min="1"
          max=${trace.length}
          value=${at + 1}
          aria-label=${t('rounds.step-label')}
          onInput=${(/** @type {any} */ event) => setAt(Number(event.target.value) - 1)}
        />
        <div role="status" class="step" data-taken=${step.taken}>
          <p class="muted">${t('rounds.step', { step: step.step, count: trace.length })}</p>
          <p class="step-words">${sentenceOf(step, of)}</p>
        </div>
        <p class="small">
          ${t('rounds.spent', { spent: money(spent[at], currency), budget: money(results.budget, currency) })}
        </p>
        <${Bar} share=${spent[at] / results.budget} />
      </div>
      <details class="more">
        <summary>${t('rounds.all')}</summary>
        <${AllSteps} of=${of} trace=${trace} spent=${spent} />
      </details>
    </section>
  `;
}

/** @param {{of: any, trace: any[], spent: number[]}} props */
function AllSteps({ of, trace, spent }) {
  return html`
    <div class="wide" tabindex="0" role="region" aria-label=${t('rounds.all')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t('rounds.number')}</th>
            <th scope="col">${t('rounds.what')}</th>
            <th scope="col" class="number">${t('rounds.before')}</th>
            <th scope="col" class="number">${t('rounds.after')}</th>
            <th scope="col" class="number">${t('rounds.total')}</th>
          </tr>
        </thead>
        <tbody>
          ${trace.slice(0, MAX_STEPS).map(
            (step, index) => html`
              <tr key=${step.step}>
                <td>${number(step.step)}</td>
                <td>${sentenceOf(step, of)}</td>
                <td class="number">${step.money_before === null ? '' : money(step.money_before, of.currency)}</td>
                <td class="number">${step.money_after === null ? '' : money(step.money_after, of.currency)}</td>
                <td class="number">${money(spent[index], of.currency)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
    ${trace.length > MAX_STEPS && html`<p class="muted small">${t('rounds.more', { count: trace.length - MAX_STEPS })}</p>`}
  `;
}

/**
 * @param {any} results
 * @param {string | null} currency
 */
function shareSentence({ shares, ballots }, currency) {
  const share = money(Math.round(shares.share * 100) / 100, currency);
  return shares.raised_by > 0
    ? t('rounds.share-raised', { share, count: ballots, raised: money(shares.raised_by, currency) })
    : t('rounds.share', { share, count: ballots });
}
