import { html } from 'console/html.js';
import { date, money, t } from 'console/i18n.js';
import { isAdmin, isMember, session } from 'console/session.js';
import { ProjectCards } from 'console/screens/project-cards.js';
import { ScreenLink } from 'console/ui/controls.js';
import { Empty, Loaded } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { useGet, useList } from 'console/ui/resource.js';

/** The first screen: what can be done now, and what is new. */
export function Home() {
  return session.value === null
    ? html`<${Welcome} />`
    : html`
        <${ScreenHeading} title=${t('home.title', { name: session.value.username })} lead=${t('home.lead')} />
        <${RunningCycles} />
        <${NewProjects} />
      `;
}

function Welcome() {
  return html`
    <div class="hero">
      <h1 tabindex="-1">${t('welcome.title')}</h1>
      <p class="lead">${t('welcome.lead')}</p>
      <p><${ScreenLink} class="button button-primary" to="sign-in">${t('sign-in.title')}<//></p>
      <${RunningCycles} />
      <ol class="steps">
        ${['propose', 'discuss', 'vote', 'follow'].map(
          (step) => html`
            <li key=${step}>
              <h2>${t(`welcome.${step}.title`)}</h2>
              <p>${t(`welcome.${step}.text`)}</p>
            </li>
          `,
        )}
      </ol>
    </div>
  `;
}

function RunningCycles() {
  const cycles = useGet('cycles', { active: true, limit: 6 });
  return html`
    <section aria-labelledby="running">
      <h2 id="running">${t('home.cycles')}</h2>
      <${Loaded} of=${cycles}>
        ${(/** @type {any} */ { cycles: running }) =>
          running.length === 0
            ? html`<${NoCycles} />`
            : html`
                <ul class="cards">
                  ${running.map((/** @type {any} */ cycle) => html`<${CycleCard} key=${cycle.cycle_id} cycle=${cycle} />`)}
                </ul>
              `}
      <//>
    </section>
  `;
}

/** The text if no open cycle is visible. Visitors without an account see only public cycles, so there may be others. */
function NoCycles() {
  return session.value === null
    ? html`<${Empty} title=${t('home.no-public-cycles')}><${ScreenLink} to="cycles">${t('home.with-code')}<//><//>`
    : html`<${Empty} title=${t('home.no-cycles')}><${ScreenLink} class="button" to=${isAdmin.value ? 'cycles/new' : 'cycles'}>${t(isAdmin.value ? 'new-cycle.title' : 'cycle-list.title')}<//><//>`;
}

/** @param {{cycle: any}} props */
function CycleCard({ cycle }) {
  const end = cycle.dates?.implementation;
  return html`
    <li class="card">
      <p class="badges"><span class="badge badge-${cycle.phase}">${t(`phase.${cycle.phase}`)}</span></p>
      <h3>
        <${ScreenLink} class="card-link" to="cycles/${cycle.cycle_id}"><bdi>${cycle.name}</bdi><//>
      </h3>
      <p class="muted">
        ${t('cycle.budget', { amount: money(cycle.budget, cycle.currency) })}
        ${end && cycle.phase === 'voting' && html`<br />${t('cycle.vote-until', { date: date(end) })}`}
      </p>
    </li>
  `;
}

function NewProjects() {
  const projects = useList('projects', 'projects', { limit: 6 });
  return html`
    <section aria-labelledby="newest">
      <div class="section-heading">
        <h2 id="newest">${t('home.projects')}</h2>
        <${ScreenLink} to="projects">${t('home.all-projects')}<//>
      </div>
      <${ProjectCards} of=${projects}>
        <${Empty} title=${t('projects.none')}>
          <${ScreenLink} class="button" to=${isMember.value ? 'projects/propose' : 'cycles'}>
            ${t(isMember.value ? 'propose.title' : 'cycle-list.title')}
          <//>
        <//>
      <//>
    </section>
  `;
}
