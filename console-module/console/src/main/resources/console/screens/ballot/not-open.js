import { useMemo } from 'preact/hooks';
import { html } from 'console/html.js';
import { date, t } from 'console/i18n.js';
import { Choices } from 'console/screens/ballot/review.js';
import { ScreenLink } from 'console/ui/controls.js';
import { useUnreachableDrafts } from 'console/ui/draft.js';
import { Empty, Notice } from 'console/ui/feedback.js';
import { choicesOf } from 'console/voting/choices.js';
import { isCounted } from 'console/voting/data.js';

/**
 * The screen in the place of the ballot before the vote opens and after it is over.
 * @param {{id: string, cycle: any, proposals: any[], own: any, isLate: boolean}} props whether the vote closed before
 *   the server got the ballot
 */
export function NotOpen({ id, cycle, proposals, own, isLate }) {
  const isOver = isCounted(cycle);
  useUnreachableDrafts((name) => isOver && name.startsWith(`ballot.${id}.`), [id, isOver]);
  const start = cycle.dates?.voting;
  const byId = useMemo(() => new Map(proposals.map((each) => [each.proposal_id, each])), [proposals]);
  return html`
    ${isLate &&
    html`
      <div class="spaced">
        <${Notice} kind="error" title=${t('ballot.late')}><p>${t('ballot.late-text')}</p><//>
      </div>
    `}
    <${Empty} title=${isOver ? t('ballot.over') : start ? t('ballot.opens', { date: date(start) }) : t('ballot.not-open')}>
      <div class="actions">
        <${ScreenLink} class="button" to="cycles/${id}">${t('ballot.see-proposals')}<//>
        ${isOver && html`<${ScreenLink} class="button" to="cycles/${id}/receipt">${t('ballot.check')}<//>`}
        ${isOver && html`<${ScreenLink} class="button button-primary" to="cycles/${id}/results">${t('cycle-page.see-results')}<//>`}
      </div>
    <//>
    ${own !== null &&
    html`
      <section class="narrow-start" aria-labelledby="own">
        <h2 id="own">${t('ballot.own')}</h2>
        ${own.votes.length === 0
          ? html`<p>${t('review.empty')}</p>`
          : html`<${Choices} cycle=${cycle} choices=${choicesOf(own.votes)} byId=${byId} />`}
      </section>
    `}
  `;
}
