import { html } from 'console/html.js';
import { money, percent, t } from 'console/i18n.js';
import { isCounted } from 'console/voting/data.js';
import { limitsInWords } from 'console/voting/limits.js';

/**
 * The facts about a cycle that a voter should know: budget, voters, form of the ballot, and counting rule.
 * @param {{cycle: any}} props
 */
export function CycleFacts({ cycle }) {
  const area = [cycle.subunit, cycle.unit].filter((part) => part);
  const who = cycle.who ?? 'imported';
  return html`
    <dl class="fact-list">
      <${Fact} name=${t('cycle-page.budget')}>
        <span class="figure">${money(cycle.budget, cycle.currency)}</span>
      <//>
      ${area.length > 0 && html`<${Fact} name=${t('cycle-page.area')}><bdi>${area.join(', ')}</bdi><//>`}
      <${Fact} name=${t('cycle-page.voters')}>${t(`cycle-page.who-${who}`)}<//>
      ${cycle.turnout && html`<${Fact} name=${t('cycle-page.turnout')}>${turnout(cycle)}<//>`}
      <${Fact} name=${t('cycle-page.ballot')}>
        <ul class="plain-list">
          ${[t(`ballot.type-${cycle.ballot.type}`), ...limitsInWords(cycle.ballot, cycle.currency)].map(
            (each) => html`<li key=${each}>${each}</li>`,
          )}
        </ul>
      <//>
      <${Fact} name=${t('cycle-page.rule')}>${t(`rule.${cycle.rule.rule}`)}<//>
      <${Fact} name=${t('cycle-page.readers')}>${t(cycle.public ? 'cycle-page.public' : 'cycle-page.not-public')}<//>
    </dl>
  `;
}

/** @param {{name: string, children?: any}} props */
function Fact({ name, children }) {
  return html`<div class="fact"><dt>${name}</dt><dd>${children}</dd></div>`;
}

/** @param {any} cycle */
function turnout({ turnout: { eligible, voted }, ...cycle }) {
  if (eligible === null || voted > eligible) {
    return t('cycle-page.voted', { count: voted });
  }
  const parameters = { count: voted, eligible, percent: percent(eligible === 0 ? 0 : voted / eligible) };
  return t(isCounted(cycle) ? 'cycle-page.voted-of' : 'cycle-page.voted-so-far', parameters);
}
