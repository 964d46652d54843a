import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { numberOf } from 'console/number-input.js';
import { ProposalChoice, ProposalChoices } from 'console/screens/admin/proposal-choices.js';
import { Checkbox, TextField } from 'console/ui/controls.js';

/**
 * The fields for the votes of one paper ballot, in the form that the ballots of the cycle have.
 * @param {{cycle: any, proposals: any[], values: Record<number, string>,
 *   setValues: (values: Record<number, string>) => void}} props the keys of the values are ids of proposals;
 *   an empty value means no vote
 */
export function PaperVotes({ cycle, proposals, values, setValues }) {
  const { type } = cycle.ballot;
  const nameOf = (/** @type {any} */ { name, cost }) =>
    html`<bdi>${name}</bdi> <span class="muted">${money(cost, cycle.currency)}</span>`;
  if (type === 'choose-1') {
    return html`
      <${ProposalChoice}
        legend=${t('admin.paper.votes')}
        none=${t('admin.paper.nothing')}
        proposals=${proposals}
        value=${Object.keys(values)[0] ?? ''}
        labelOf=${nameOf}
        onInput=${(/** @type {string} */ id) => setValues(id === '' ? {} : { [id]: 'x' })}
      />
    `;
  }
  return html`
    <${ProposalChoices} legend=${t(`admin.paper.votes.${type}`)} proposals=${proposals}>
      ${(/** @type {any} */ proposal) => {
        const id = proposal.proposal_id;
        const { [id]: before = '', ...others } = values;
        const set = (/** @type {string} */ value) => setValues(value === '' ? others : { ...others, [id]: value });
        return type === 'approval'
          ? html`
              <${Checkbox}
                key=${id}
                label=${nameOf(proposal)}
                checked=${before !== ''}
                onInput=${(/** @type {boolean} */ isChosen) => set(isChosen ? 'x' : '')}
              />
            `
          : html`
              <${TextField}
                key=${id}
                label=${nameOf(proposal)}
                value=${before}
                inputmode="decimal"
                onInput=${set}
              />
            `;
      }}
    <//>
  `;
}

/**
 * @param {string} type the type of the ballot
 * @param {Record<number, string>} values
 * @returns {any[]}
 */
export function votesOf(type, values) {
  return Object.entries(values)
    .filter(([, value]) => value.trim() !== '' && value.trim() !== '0')
    .map(([id, value]) => ({
      proposal_id: Number(id),
      ...(['cumulative', 'scoring'].includes(type) ? { points: numberOf(value) } : {}),
      ...(type === 'ordinal' ? { rank: numberOf(value) } : {}),
    }));
}
