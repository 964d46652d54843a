import { html } from 'console/html.js';
import { dateTime, list, money, number, t } from 'console/i18n.js';
import { LongList } from 'console/screens/cycle/filter.js';
import { ScreenLink } from 'console/ui/controls.js';
import { Empty, Notice } from 'console/ui/feedback.js';
import { ServerSentence } from 'console/ui/server-text.js';
import { winnersOf } from 'console/voting/outcome.js';

/**
 * Shows the winners. If the admins have overridden the result, also shows their reason and the winners of the count.
 * @param {{id: string, results: any, currency: string | null, proposals: any[]}} props
 */
export function Winners({ id, results, currency, proposals }) {
  const winners = winnersOf(results);
  const byId = new Map(proposals.map((each) => [each.proposal_id, each]));
  return html`
    <section aria-labelledby="winners">
      <h2 id="winners">${t('winners.title', { count: winners.length })}</h2>
      ${results.override !== null && html`<${Override} results=${results} />`}
      ${winners.length === 0 && html`<${Empty} title=${t('winners.none')}><${ScreenLink} class="button" to="cycles/${id}">${t('cast.cycle')}<//><//>`}
      <${LongList} tag="ol" class="cards winners" items=${winners}>
        ${(/** @type {any} */ each) => html`
          <li key=${each.proposal_id} class="card winner">
            <h3>
              ${each.project_id === null
                ? html`<bdi>${each.name}</bdi>`
                : html`<${ScreenLink} to="projects/${each.project_id}"><bdi>${each.name}</bdi><//>`}
            </h3>
            <p class="winner-line">
              <span class="figure">${money(each.cost, currency)}</span>
              <span class="muted small">${votes(results, each)}</span>
            </p>
            <${Progress} note=${byId.get(each.proposal_id)?.implementation} />
          </li>
        `}
      <//>
      ${results.warnings.map((/** @type {string} */ each) => html`<p key=${each} class="muted small"><${ServerSentence} text=${each} /></p>`)}
    </section>
  `;
}

/** @param {{note?: any}} props */
function Progress({ note }) {
  return note
    ? html`
        <p class="small">
          <span class="badge badge-implementation">${t(`implementation.${note.status}`)}</span> <bdi>${note.note}</bdi>
        </p>
      `
    : null;
}

/** @param {{results: any}} props */
function Override({ results: { override, proposals } }) {
  const counted = proposals.filter((/** @type {any} */ each) => each.selected).map((/** @type {any} */ each) => each.name);
  return html`
    <${Notice} kind="warning" title=${t('winners.override', { time: dateTime(override.overridden_at) })}>
      <p>${t('winners.reason')} <bdi>${override.reason}</bdi></p>
      <p>${t('winners.by-count')} <bdi>${counted.length === 0 ? t('winners.none') : list(counted)}</bdi></p>
    <//>
  `;
}

/**
 * @param {any} results
 * @param {any} proposal
 */
function votes({ ballot_type: type }, { votes: count, score }) {
  return type === 'approval' || type === 'choose-1'
    ? t('winners.votes', { count })
    : t('winners.points', { count, score: number(score) });
}
