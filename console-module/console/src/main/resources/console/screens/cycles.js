import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { html } from 'console/html.js';
import { date, money, t } from 'console/i18n.js';
import { plainDigits } from 'console/number-input.js';
import { isAdmin, session } from 'console/session.js';
import { Button, ScreenLink, Select, TextField } from 'console/ui/controls.js';
import { Empty, ListEnd } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { useList } from 'console/ui/resource.js';
import { SignInLink } from 'console/ui/signed-in-only.js';
import { isCounted } from 'console/voting/data.js';

/**
 * The screen with all cycles, the newest first. Visitors without an account see only public cycles, and can
 * open another cycle by its number.
 */
export default function Cycles() {
  const { url } = useLocation();
  return html`
    <${ScreenHeading} title=${t('cycle-list.title')} lead=${t('cycle-list.lead')}>
      ${isAdmin.value &&
      html`<${ScreenLink} class="button button-primary" to="cycles/new">${t('new-cycle.title')}<//>`}
    <//>
    <${CycleGroups} key=${session.value?.username} />
    ${session.value === null &&
    html`
      <p class="more-cycles">
        <span>${t('cycle-list.sign-in')}</span>
        <${ScreenLink} to="sign-in?then=${encodeURIComponent(url)}">${t('sign-in.title')}<//>
      </p>
      <${ByNumber} />
    `}
  `;
}

/** The open and the past cycles. Visitors without an account see only public cycles. */
function CycleGroups() {
  const cycles = useList('cycles', 'cycles', { limit: 100 });
  /** @type {any[]} */
  const all = cycles.items ?? [];
  const open = all.filter((cycle) => cycle.active);
  const past = all.filter((cycle) => !cycle.active);
  return html`
    ${cycles.items?.length === 0 && !cycles.isLoading && html`<${NoCycles} />`}
    ${open.length > 0 && html`<${Group} id="open" title=${t('cycle-list.open')} cycles=${open} />`}
    ${past.length > 0 && html`<${Group} id="past" title=${t('cycle-list.past')} cycles=${past} />`}
    <${ListEnd} of=${cycles} />
  `;
}

function NoCycles() {
  return session.value === null
    ? html`<${Empty} title=${t('cycle-list.none-public')}><${SignInLink} /><//>`
    : html`<${Empty} title=${t('cycle-list.none')}><${FirstStep} /><//>`;
}

/** What users can do before there is a cycle: admins make one, all others read projects. */
function FirstStep() {
  return isAdmin.value
    ? html`<${ScreenLink} class="button" to="cycles/new">${t('new-cycle.title')}<//>`
    : html`<${ScreenLink} class="button" to="projects">${t('home.all-projects')}<//>`;
}

/** @param {{id: string, title: string, cycles: any[]}} props */
function Group({ id, title, cycles }) {
  return html`
    <section aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      <ul class="cards">
        ${cycles.map((cycle) => html`<${CycleCard} key=${cycle.cycle_id} cycle=${cycle} />`)}
      </ul>
    </section>
  `;
}

/** @param {{cycle: any}} props */
function CycleCard({ cycle }) {
  return html`
    <li class="card">
      <p class="badges">
        <span class="badge badge-${cycle.phase}">${t(`phase.${cycle.phase}`)}</span>
        ${cycle.public && html`<span class="badge">${t('cycle-list.public')}</span>`}
      </p>
      <h3>
        <${ScreenLink} class="card-link" to="cycles/${cycle.cycle_id}"><bdi>${cycle.name}</bdi><//>
      </h3>
      <p class="muted">${t('cycle.budget', { amount: money(cycle.budget, cycle.currency) })}</p>
      <p class="card-end">
        <${NextStep} cycle=${cycle} />
        <span class="muted small">${t('cycle-list.since', { date: date(cycle.created_at) })}</span>
      </p>
    </li>
  `;
}

/** @param {{cycle: any}} props */
function NextStep({ cycle }) {
  if (cycle.phase === 'voting') {
    return html`<${ScreenLink} class="button button-primary above" to="cycles/${cycle.cycle_id}/ballot">${t('cycle-page.vote')}<//>`;
  }
  return isCounted(cycle)
    ? html`<${ScreenLink} class="button above" to="cycles/${cycle.cycle_id}/results">${t('cycle-page.see-results')}<//>`
    : html`<span />`;
}

/** A form by which visitors without an account open a cycle: its ballot (with a code), receipts or results. */
function ByNumber() {
  const { route } = useLocation();
  const [number, setNumber] = useState('');
  const [place, setPlace] = useState('ballot');

  /** @param {Event} event */
  function open(event) {
    event.preventDefault();
    route(screenPath(`cycles/${number.trim()}/${place}`));
  }

  return html`
    <section aria-labelledby="by-number">
      <h2 id="by-number">${t('cycle-list.by-number')}</h2>
      <form class="stack narrow-form" onSubmit=${open}>
        <${TextField}
          label=${t('cycle-list.number')}
          hint=${t('cycle-list.number-hint')}
          value=${number}
          onInput=${(/** @type {string} */ text) => setNumber(plainDigits(text))}
          inputmode="numeric"
          pattern="[0-9]{1,18}"
          required
        />
        <${Select}
          label=${t('cycle-list.wish')}
          value=${place}
          onInput=${setPlace}
          options=${['ballot', 'receipt', 'results'].map((each) => [each, t(`cycle-list.wish-${each}`)])}
        />
        <div class="actions"><${Button} type="submit">${t('cycle-list.go')}<//></div>
      </form>
    </section>
  `;
}
