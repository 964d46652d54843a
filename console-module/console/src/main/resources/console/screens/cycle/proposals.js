import { html } from 'console/html.js';
import { date, money, t } from 'console/i18n.js';
import { Filter, LongList, useFilter } from 'console/screens/cycle/filter.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { Empty } from 'console/ui/feedback.js';

/**
 * The proposals of a cycle with a filter, and links to their projects.
 * @param {{cycle: any, proposals: any[]}} props
 */
export function ProposalList({ cycle, proposals }) {
  const filter = useFilter(proposals);
  if (proposals.length === 0) {
    return html`
      <${Empty} title=${t('cycle-page.no-proposals')}>
        ${cycle.phase === 'planning'
          ? html`<${ScreenLink} class="button" to="projects/propose">${t('propose.title')}<//>`
          : html`<${ScreenLink} class="button" to="cycles">${t('cycle-list.title')}<//>`}
      <//>
    `;
  }
  return html`
    <${Filter} of=${filter} />
    ${filter.shown.length === 0 &&
    html`<${Empty} title=${t('filter.none')}><${Button} onClick=${filter.clear}>${t('filter.clear')}<//><//>`}
    <${LongList} class="cards" items=${filter.shown}>
      ${(/** @type {any} */ proposal) =>
        html`<${ProposalCard} key=${proposal.proposal_id} cycle=${cycle} proposal=${proposal} all=${proposals} />`}
    <//>
  `;
}

/** @param {{cycle: any, proposal: any, all: any[]}} props */
function ProposalCard({ cycle, proposal, all }) {
  return html`
    <li class="card" data-withdrawn=${proposal.withdrawn}>
      <h3><${ProposalName} proposal=${proposal} /></h3>
      <p class="figure">${money(proposal.cost, cycle.currency)}</p>
      <${ProposalFacts} proposal=${proposal} />
      ${proposal.withdrawn && html`<${Withdrawn} proposal=${proposal} all=${all} />`}
      ${proposal.implementation && html`<${Progress} note=${proposal.implementation} />`}
    </li>
  `;
}

/** @param {{proposal: any}} props */
function ProposalName({ proposal }) {
  return proposal.project_id === null
    ? html`<bdi>${proposal.name}</bdi>`
    : html`<${ScreenLink} to="projects/${proposal.project_id}"><bdi>${proposal.name}</bdi><//>`;
}

/**
 * The place and the categories of a proposal.
 * @param {{proposal: any}} props
 */
export function ProposalFacts({ proposal }) {
  return html`
    ${proposal.place && html`<p class="muted small"><bdi>${proposal.place}</bdi></p>`}
    ${proposal.categories.length > 0 &&
    html`
      <ul class="tags" aria-label=${t('filter.category')}>
        ${proposal.categories.map(
          (/** @type {string} */ each) => html`<li key=${each} class="badge"><bdi>${each}</bdi></li>`,
        )}
      </ul>
    `}
  `;
}

/** @param {{proposal: any, all: any[]}} props */
function Withdrawn({ proposal, all }) {
  const other = all.find((each) => each.proposal_id === proposal.merged_into);
  return html`
    <p class="small">
      <span class="badge">${t('cycle-page.withdrawn')}</span>
      ${other && html` ${t('cycle-page.merged')} <bdi>${other.name}</bdi>`}
      ${proposal.withdrawn_reason && html` <bdi>${proposal.withdrawn_reason}</bdi>`}
    </p>
  `;
}

/** @param {{note: any}} props */
function Progress({ note }) {
  return html`
    <p class="small">
      <span class="badge badge-implementation">${t(`implementation.${note.status}`)}</span>
      ${note.note && html` <bdi>${note.note}</bdi>`} <span class="muted">${date(note.noted_at)}</span>
    </p>
  `;
}
