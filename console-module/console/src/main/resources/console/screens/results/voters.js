import { html } from 'console/html.js';
import { number, percent, t } from 'console/i18n.js';
import { BarTable } from 'console/ui/bars.js';
import { DataTable } from 'console/ui/table.js';
import { hasBallots } from 'console/voting/outcome.js';

/**
 * The turnout, the groups of voters, and how many winners the ballots support.
 * @param {{results: any}} props
 */
export function Voters({ results: { statistics } }) {
  if (statistics === null) {
    return null;
  }
  const ballots = statistics.winners_per_ballot.reduce((/** @type {number} */ sum, /** @type {any} */ each) => sum + each.ballots, 0);
  return html`
    <section aria-labelledby="voters">
      <h2 id="voters">${t('voters.title')}</h2>
      <p>
        ${hasBallots(statistics) &&
        t('voters.with-winner', { percent: percent(statistics.ballots_with_winner), mean: number(statistics.mean_winners, { maximumFractionDigits: 1 }) })}
        ${statistics.turnout !== null && ` ${t('voters.turnout', { percent: percent(statistics.turnout) })}`}
        ${statistics.on_paper > 0 && ` ${t('voters.paper', { count: statistics.on_paper })}`}
      </p>
      <${BarTable}
        caption=${t('voters.caption')}
        name=${t('voters.winners')}
        columns=${[
          { title: t('voters.ballots'), text: number },
          { title: t('voters.share'), text: percent, kind: 'cool', max: 1 },
        ]}
        rows=${statistics.winners_per_ballot.map((/** @type {any} */ each) => ({
          key: each.winners,
          name: t('voters.count', { count: each.winners }),
          isStrong: each.winners > 0,
          values: [each.ballots, ballots === 0 ? 0 : each.ballots / ballots],
        }))}
      />
      ${statistics.groups.length > 0 && html`<${Groups} groups=${statistics.groups} />`}
    </section>
  `;
}

/** @param {{groups: any[]}} props */
function Groups({ groups }) {
  return html`
    <details class="more">
      <summary>${t('voters.groups')}</summary>
      <${DataTable}
        caption=${t('voters.groups')}
        isCaptionHidden
        columns=${[
          { title: t('voters.attribute'), cell: (/** @type {any} */ each) => html`<bdi>${each.attribute}</bdi>` },
          { title: t('voters.group'), cell: (/** @type {any} */ each) => html`<bdi>${each.value}</bdi>` },
          { title: t('voters.eligible'), isNumber: true, cell: (/** @type {any} */ { eligible }) => (eligible === null ? '' : number(eligible)) },
          { title: t('voters.ballots'), isNumber: true, cell: (/** @type {any} */ each) => number(each.ballots) },
        ]}
        rows=${groups}
        keyOf=${(/** @type {any} */ each) => `${each.attribute} ${each.value}`}
      />
    </details>
  `;
}
