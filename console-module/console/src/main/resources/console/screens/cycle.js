import { html } from 'console/html.js';
import { date, fromNow, t } from 'console/i18n.js';
import { session } from 'console/session.js';
import { CycleFacts } from 'console/screens/cycle/facts.js';
import { CycleFrame } from 'console/screens/cycle/frame.js';
import { ProposalList } from 'console/screens/cycle/proposals.js';
import { PhaseRail } from 'console/screens/cycle/rail.js';
import { ScreenLink } from 'console/ui/controls.js';
import { Loaded, LoadedList } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';
import { codeOf } from 'console/voting/code.js';
import { isCounted, useCycle, useProposals } from 'console/voting/data.js';

/**
 * The screen of one cycle.
 * @param {any} props
 */
export default function Cycle({ params }) {
  return html`<${CycleById} id=${params.id} key=${params.id} />`;
}

/** @param {{id: string}} props */
function CycleById({ id }) {
  const cycle = useCycle(id, codeOf(id));
  return html`
    ${cycle.error && html`<${ScreenHeading} title=${t('cycle-page.number', { id })} />`}
    <${Loaded} of=${cycle} lines="8">
      ${(/** @type {any} */ found) =>
        found === null
          ? html`<${CycleFrame} id=${id} title=${t('cycle-page.number', { id })} /><${SignedInOnly} />`
          : html`<${Overview} id=${id} cycle=${found} />`}
    <//>
  `;
}

/** @param {{id: string, cycle: any}} props */
function Overview({ id, cycle }) {
  const proposals = useProposals(id, codeOf(id));
  return html`
    <${CycleFrame} id=${id} title=${cycle.name} lead=${cycle.description && html`<span class="message" dir="auto">${cycle.description}</span>`}>
      <${NextStep} id=${id} cycle=${cycle} />
      ${cycle.admins && html`<${ScreenLink} class="button" to="cycles/${id}/admin">${t('admin.open')}<//>`}
    <//>
    <${PhaseRail} cycle=${cycle} />
    <p class="now">${now(cycle)}</p>
    <${CycleFacts} cycle=${cycle} />
    <section aria-labelledby="proposals">
      <h2 id="proposals">${t('cycle-page.proposals')}</h2>
      <${LoadedList} of=${proposals} lines="6">
        ${(/** @type {any[] | null} */ all) =>
          all === null ? html`<${SignedInOnly} />` : html`<${ProposalList} cycle=${cycle} proposals=${all} />`}
      <//>
    </section>
  `;
}

/** @param {{id: string, cycle: any}} props */
function NextStep({ id, cycle }) {
  if (cycle.phase === 'voting') {
    return html`<${ScreenLink} class="button button-primary" to="cycles/${id}/ballot">${t('cycle-page.vote')}<//>`;
  }
  if (isCounted(cycle)) {
    return html`<${ScreenLink} class="button button-primary" to="cycles/${id}/results">${t('cycle-page.see-results')}<//>`;
  }
  return (cycle.phase === 'planning' && session.value !== null) || (cycle.phase === 'refinement' && cycle.admins)
    ? html`<${ScreenLink} class="button button-primary" to="projects/propose">${t('propose.title')}<//>`
    : null;
}

/**
 * Returns a sentence about the present phase and what people can do in it.
 * @param {any} cycle
 */
function now(cycle) {
  const end = cycle.phase === 'voting' ? cycle.dates?.implementation : null;
  return end ? t('cycle-page.now-voting-until', { date: date(end), left: fromNow(end) }) : t(`cycle-page.now-${cycle.phase}`);
}
