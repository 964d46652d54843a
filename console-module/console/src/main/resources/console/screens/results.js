import { useMemo } from 'preact/hooks';
import { ApiProblem, get } from 'console/api.js';
import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { session } from 'console/session.js';
import { CycleFrame } from 'console/screens/cycle/frame.js';
import { Categories } from 'console/screens/results/categories.js';
import { Downloads } from 'console/screens/results/downloads.js';
import { GreedyComparison } from 'console/screens/results/greedy.js';
import { Losers } from 'console/screens/results/losers.js';
import { ProposalBars } from 'console/screens/results/proposal-bars.js';
import { PublishedReceipts } from 'console/screens/results/receipts.js';
import { RecountSection } from 'console/screens/results/recount.js';
import { Rounds } from 'console/screens/results/rounds.js';
import { Voters } from 'console/screens/results/voters.js';
import { Winners } from 'console/screens/results/winners.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { Empty, ErrorNotice, Loaded } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { useResource } from 'console/ui/resource.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';
import { loadProposals, useCycle } from 'console/voting/data.js';
import { sumOf, winnersOf } from 'console/voting/outcome.js';

/**
 * The screen with the result of a vote, and with everything that readers need to check it.
 * @param {any} props
 */
export default function Results({ params: { id } }) {
  return html`<${ResultsOf} id=${id} key=${id} />`;
}

/** @param {{id: string}} props */
function ResultsOf({ id }) {
  const cycle = useCycle(id);
  const results = useResource((signal) => loadResults(id, signal), [id, session.value?.username]);
  const hasResults = typeof results.value === 'object';
  // The heading has the sums of the results, so it appears together with them.
  const frame = results.value === undefined && results.isLoading ? { ...cycle, value: undefined } : cycle;
  return html`
    ${cycle.error && html`<${ScreenHeading} title=${t('results.title-of', { id })} />`}
    <${Loaded} of=${frame} lines="12">
      ${(/** @type {any} */ found) => html`
        <${CycleFrame}
          id=${id}
          title=${found === null ? t('results.title-of', { id }) : t('results.title')}
          cycle=${found}
          lead=${hasResults && summary(results.value, found)}
        >
          ${hasResults && html`<${Button} onClick=${() => print()}>${t('results.print')}<//>`}
        <//>
        <${Loaded} of=${results} lines="10">
          ${(/** @type {any} */ value) =>
            value === 'hidden'
              ? html`<${SignedInOnly} />`
              : value === 'early'
                ? html`<${Early} id=${id} />`
                : html`<${Sections} id=${id} cycle=${found} results=${value} />`}
        <//>
      `}
    <//>
  `;
}

/** @param {{id: string}} props */
function Early({ id }) {
  return html`
    <${Empty} title=${t('results.early')}>
      <${ScreenLink} class="button" to="cycles/${id}">${t('cast.cycle')}<//>
    <//>
  `;
}

/** @param {{id: string, cycle: any, results: any}} props */
function Sections({ id, cycle, results }) {
  const proposals = useResource((signal) => loadProposals(id, undefined, signal), [id, session.value?.username]);
  const currency = cycle?.currency ?? null;
  const byId = useMemo(() => new Map(results.proposals.map((/** @type {any} */ each) => [each.proposal_id, each])), [results]);
  const shared = { id, cycle, results, currency, byId };
  return html`
    ${proposals.error && html`<${ErrorNotice} error=${proposals.error} retry=${proposals.reload} />`}
    <${Winners} ...${shared} proposals=${proposals.value ?? []} />
    <${ProposalBars} ...${shared} />
    <${Rounds} ...${shared} />
    <${Losers} ...${shared} />
    <${GreedyComparison} ...${shared} />
    <${Voters} ...${shared} />
    <${Categories} ...${shared} />
    <${PublishedReceipts} ...${shared} />
    <${RecountSection} ...${shared} />
    <${Downloads} ...${shared} />
  `;
}

/**
 * @param {any} results
 * @param {any} cycle
 */
function summary(results, cycle) {
  const { ballots, budget, rule } = results;
  const spent = sumOf(winnersOf(results));
  const parameters = { count: ballots, spent: money(spent, cycle?.currency), budget: money(budget, cycle?.currency) };
  return html`${t('results.summary', parameters)}<br />${t(`rule.${rule}`)}.`;
}

/**
 * Returns the result, `early` before the count, or `hidden` if the visitor must sign in.
 * @param {string} id
 * @param {AbortSignal} signal
 */
async function loadResults(id, signal) {
  try {
    return await get(`cycles/${encodeURIComponent(id)}/results`, { signal });
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 409) {
      return 'early';
    }
    if (error instanceof ApiProblem && error.status === 401 && session.value === null) {
      return 'hidden';
    }
    throw error;
  }
}
