import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { ProposalFacts } from 'console/screens/cycle/proposals.js';
import { Button, ScreenLink, Stepper } from 'console/ui/controls.js';
import { isChosen, rankOf, toggled, withPoints } from 'console/voting/choices.js';
import { hasPoints } from 'console/voting/limits.js';

/** The maximum of the field for points if the cycle sets no limit. */
const MAX_POINTS = 999_999;

/**
 * One proposal on a ballot, with the control by which it gets a vote.
 * @param {{cycle: any, proposal: any, choices: import('console/voting/limits.js').Choices,
 *   setChoices: (choices: import('console/voting/limits.js').Choices) => void, tag?: string}} props
 */
export function Option({ cycle, proposal, choices, setChoices, tag = 'li' }) {
  const { proposal_id: id } = proposal;
  const { type } = cycle.ballot;
  return html`
    <${tag} class="option" data-chosen=${isChosen(choices, id)}>
      <div class="option-text">
        ${type === 'approval' || type === 'choose-1'
          ? html`<${Tick} type=${type} proposal=${proposal} choices=${choices} setChoices=${setChoices} />`
          : html`<h3><bdi>${proposal.name}</bdi></h3>`}
        <${ProposalFacts} proposal=${proposal} />
        ${proposal.project_id !== null &&
        html`
          <p class="small">
            <${ScreenLink} to="projects/${proposal.project_id}">
              ${t('ballot.more')}<span class="visually-hidden">: <bdi>${proposal.name}</bdi></span>
            <//>
          </p>
        `}
      </div>
      <div class="option-end">
        <p class="figure">${money(proposal.cost, cycle.currency)}</p>
        ${hasPoints(type) &&
        html`
          <${Stepper}
            label=${t('ballot.points-for', { name: proposal.name })}
            value=${choices.find((each) => each.id === id)?.points ?? 0}
            min=${0}
            max=${cycle.ballot.max_points ?? MAX_POINTS}
            onInput=${(/** @type {number} */ points) => setChoices(withPoints(choices, id, points))}
          />
        `}
        ${type === 'ordinal' && html`<${RankButton} proposal=${proposal} choices=${choices} setChoices=${setChoices} />`}
      </div>
    <//>
  `;
}

/** @param {{type: string, proposal: any, choices: any, setChoices: (choices: any) => void}} props */
function Tick({ type, proposal, choices, setChoices }) {
  const { proposal_id: id, name } = proposal;
  return html`
    <label class="tick">
      <input
        type=${type === 'approval' ? 'checkbox' : 'radio'}
        name="choice"
        checked=${isChosen(choices, id)}
        onChange=${() => setChoices(toggled(type, choices, id))}
      />
      <span class="option-name"><bdi>${name}</bdi></span>
    </label>
  `;
}

/** @param {{proposal: any, choices: any, setChoices: (choices: any) => void}} props */
function RankButton({ proposal, choices, setChoices }) {
  const { proposal_id: id, name } = proposal;
  const rank = rankOf(choices, id);
  return html`
    <${Button}
      kind="toggle"
      aria-pressed=${rank > 0 ? 'true' : 'false'}
      aria-label=${t(rank > 0 ? 'ranking.ranked' : 'ranking.add-name', { name, rank })}
      onClick=${() => setChoices(toggled('ordinal', choices, id))}
    >
      ${rank > 0 ? t('ranking.place', { rank }) : t('ranking.add')}
    <//>
  `;
}
