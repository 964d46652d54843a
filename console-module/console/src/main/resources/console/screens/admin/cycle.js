import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { Paper } from 'console/screens/admin/paper.js';
import { People } from 'console/screens/admin/people.js';
import { Phases } from 'console/screens/admin/phases.js';
import { Proposals } from 'console/screens/admin/proposals.js';
import { Result } from 'console/screens/admin/result.js';
import { Settings } from 'console/screens/admin/settings.js';
import { Voters } from 'console/screens/admin/voters.js';
import { ScreenLink } from 'console/ui/controls.js';
import { useUnreachableDrafts } from 'console/ui/draft.js';
import { Empty, Loaded } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { useGet } from 'console/ui/resource.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';
import { Tabs, usePart } from 'console/ui/tabs.js';
import { isCounted } from 'console/voting/data.js';

/** @type {Record<string, any>} */
const PARTS = {
  phases: Phases,
  settings: Settings,
  proposals: Proposals,
  voters: Voters,
  paper: Paper,
  result: Result,
  people: People,
};

/**
 * The screen on which the admins of a cycle run it.
 * @param {{params: any}} props
 */
export default function CycleAdmin({ params }) {
  return html`<${SignedInOnly} title=${t('cycle-page.number', { id: params.id })}><${CycleById} key=${params.id} id=${params.id} /><//>`;
}

/** @param {{id: string}} props */
function CycleById({ id }) {
  const cycle = useGet(`cycles/${encodeURIComponent(id)}`);
  const part = usePart(Object.keys(PARTS));
  useUnreachableDrafts((name) => isOfOtherPhase(name, cycle.value), [cycle.value]);
  return html`
    ${cycle.error && html`<${ScreenHeading} title=${t('cycle-page.number', { id })} />`}
    <${Loaded} of=${cycle} lines="6">
      ${(/** @type {any} */ found) =>
        found.admins === undefined
          ? html`<${NotAdmin} cycle=${found} />`
          : html`
              <p><${ScreenLink} to="cycles/${id}">${t('admin.back')}<//></p>
              <${ScreenHeading} title=${found.name} lead=${leadOf(found)}>
                <${ScreenLink} class="button" to="moderation">${t('nav.moderation')}<//>
                <${ScreenLink} class="button" to="reports">${t('nav.reports')}<//>
              <//>
              <${Tabs}
                label=${t('admin.parts')}
                parts=${Object.keys(PARTS).map((name) => [name, t(`admin.part.${name}`)])}
              />
              <${PARTS[part]} key=${part} cycle=${found} set=${cycle.set} reload=${cycle.reload} />
            `}
    <//>
  `;
}

/**
 * Whether a draft belongs to another phase than the present one, so that no form of this cycle can show it.
 * @param {string} name
 * @param {any} cycle undefined before it is loaded
 */
function isOfOtherPhase(name, cycle) {
  if (cycle === undefined) {
    return false;
  }
  const { cycle_id: id, phase } = cycle;
  return (
    (name.startsWith(`phase.${id}.`) && !name.startsWith(`phase.${id}.${phase}.`)) ||
    (name === `paper.${id}` && phase !== 'voting') ||
    ([`override.${id}`, `override-reason.${id}`].includes(name) && !isCounted(cycle))
  );
}

/** @param {any} cycle */
function leadOf({ phase, budget, currency }) {
  return t('admin.lead', { phase: t(`phase.${phase}`), budget: money(budget, currency) });
}

/** @param {{cycle: any}} props */
function NotAdmin({ cycle }) {
  return html`
    <${ScreenHeading} title=${cycle.name} />
    <${Empty} title=${t('admin.not-admin')}>
      <${ScreenLink} class="button" to="cycles/${cycle.cycle_id}">${t('admin.back')}<//>
    <//>
  `;
}
