import { useState } from 'preact/hooks';
import { post } from 'console/api.js';
import { html } from 'console/html.js';
import { money, number, percent, t } from 'console/i18n.js';
import { ruleDraft, ruleOf } from 'console/screens/admin/cycle-draft.js';
import { RuleFields, ruleText } from 'console/screens/admin/rule-fields.js';
import { Badge } from 'console/ui/badge.js';
import { Button } from 'console/ui/controls.js';
import { announce } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';
import { DataTable } from 'console/ui/table.js';
import { byRank, hasBallots } from 'console/voting/outcome.js';

/**
 * Shows which proposals other rules would have chosen from the same ballots, side by side. Nothing is stored.
 * @param {{cycle: any, results: any}} props
 */
export function Preview({ cycle, results }) {
  const [previews, setPreviews] = useState(/** @type {any[]} */ ([]));
  const [draft, setDraft] = useState(() => ruleDraft({ rule: 'greedy' }));
  const outcomes = [results, ...previews];

  async function send() {
    const preview = await post(`cycles/${cycle.cycle_id}/preview`, ruleOf(draft));
    setPreviews((/** @type {any[]} */ earlier) => [...earlier, preview]);
    announce(t('admin.preview.done', { rule: ruleText(preview.settings) }));
  }

  return html`
    <section aria-labelledby="preview">
      <h2 id="preview">${t('admin.preview')}</h2>
      <p class="muted spaced">${t('admin.preview.text')}</p>
      <details class="panel spaced">
        <summary>${t('admin.preview.choose')}</summary>
        <${Form} send=${send} text=${t('admin.preview.send')}>
          ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
            <${RuleFields}
              draft=${draft}
              change=${(/** @type {object} */ fields) => setDraft({ ...draft, ...fields })}
              problem=${problem}
              prefix=""
            />
          `}
        <//>
      </details>
      <${Totals}
        cycle=${cycle}
        outcomes=${outcomes}
        remove=${(/** @type {any} */ outcome) => setPreviews((/** @type {any[]} */ all) => all.filter((each) => each !== outcome))}
      />
      <${Winners} cycle=${cycle} outcomes=${outcomes} />
    </section>
  `;
}

/** @param {{cycle: any, outcomes: any[], remove: (outcome: any) => void}} props */
function Totals({ cycle, outcomes, remove }) {
  return html`
    <${DataTable}
      caption=${t('admin.preview.totals')}
      columns=${[
        {
          title: t('admin.rule'),
          isHeader: true,
          cell: (/** @type {any} */ outcome) =>
            html`${ruleText(outcome.settings)} ${outcome === outcomes[0] && html`<${Badge} tone="cool">${t('admin.preview.official')}<//>`}`,
        },
        { title: t('admin.preview.spent'), isNumber: true, cell: (/** @type {any} */ each) => money(each.spent, cycle.currency) },
        { title: t('admin.preview.winners'), isNumber: true, cell: (/** @type {any} */ each) => number(selected(each).length) },
        {
          title: t('admin.preview.with-winner'),
          isNumber: true,
          cell: (/** @type {any} */ each) => ofBallots(each, ({ ballots_with_winner: share }) => percent(share)),
        },
        {
          title: t('admin.preview.mean-winners'),
          isNumber: true,
          cell: (/** @type {any} */ each) => ofBallots(each, ({ mean_winners: mean }) => number(mean, { maximumFractionDigits: 2 })),
        },
        ...(outcomes.length < 2
          ? []
          : [
              {
                title: t('admin.actions'),
                isHidden: true,
                cell: (/** @type {any} */ each) =>
                  each !== outcomes[0] &&
                  html`
                    <${Button}
                      kind="quiet"
                      aria-label=${t('admin.preview.remove-rule', { rule: ruleText(each.settings) })}
                      onClick=${() => remove(each)}
                    >
                      ${t('admin.preview.remove')}
                    <//>
                  `,
              },
            ]),
      ]}
      rows=${outcomes}
      keyOf=${(/** @type {any} */ _, /** @type {number} */ index) => index}
    />
  `;
}

/**
 * Returns a share or a mean of all ballots as a text; a dash if there are no ballots.
 * @param {any} outcome
 * @param {(statistics: any) => string} text
 */
const ofBallots = ({ statistics }, text) => (hasBallots(statistics) ? text(statistics) : '–');

/** @param {{cycle: any, outcomes: any[]}} props */
function Winners({ cycle, outcomes }) {
  const chosen = outcomes.map((outcome) => winnersIn(outcome));
  const rows = byRank(outcomes[0].proposals).filter((each) => !each.withdrawn);
  return html`
    <${DataTable}
      caption=${t('admin.preview.proposals')}
      columns=${[
        { title: t('admin.proposal'), isHeader: true, cell: (/** @type {any} */ { name }) => html`<bdi>${name}</bdi>` },
        { title: t('admin.cost'), isNumber: true, cell: (/** @type {any} */ { cost }) => money(cost, cycle.currency) },
        { title: t('admin.preview.votes'), isNumber: true, cell: (/** @type {any} */ { votes }) => number(votes) },
        ...outcomes.map((outcome, index) => ({
          title: index === 0 ? t('admin.preview.official') : ruleText(outcome.settings),
          cell: (/** @type {any} */ { proposal_id: id }) => html`<${Mark} wins=${chosen[index].has(id)} isOther=${chosen[index].has(id) !== chosen[0].has(id)} />`,
        })),
      ]}
      rows=${rows}
      keyOf=${(/** @type {any} */ { proposal_id: id }) => id}
    />
  `;
}

/** @param {{wins: boolean, isOther: boolean}} props */
function Mark({ wins, isOther }) {
  if (wins) {
    return html`<${Badge} tone="good">✓ ${t(isOther ? 'admin.preview.wins-here' : 'admin.preview.wins')}<//>`;
  }
  return isOther
    ? html`<${Badge} tone="bad">✗ ${t('admin.preview.loses-here')}<//>`
    : html`<span class="muted">${t('admin.preview.loses')}</span>`;
}

/**
 * @param {any} outcome
 * @returns {Set<number>}
 */
function winnersIn(outcome) {
  return new Set(selected(outcome).map(({ proposal_id: id }) => id));
}

/**
 * Returns the winners of a count. An override of the result is left out, because it follows no rule that could be
 * compared, and the sums and statistics beside the winners are those of the count.
 * @param {any} outcome
 * @returns {any[]}
 */
function selected({ proposals }) {
  return proposals.filter((/** @type {any} */ each) => each.selected);
}
