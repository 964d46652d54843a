import { html } from 'console/html.js';
import { Filter, LongList, useFilter } from 'console/screens/cycle/filter.js';
import { useFirst } from 'console/ui/first-entries.js';
import { Radios } from 'console/ui/radios.js';

/** Up to this number of proposals, a list needs no search. */
const FEW = 12;

/**
 * The proposals of a cycle in a form of its admins, each with a field of its own, and a search if there are many.
 * @param {{legend: string, proposals: any[], children: (proposal: any) => any}} props
 */
export function ProposalChoices({ legend, proposals, children }) {
  const filter = useFilter(proposals);
  return html`
    <fieldset>
      <legend>${legend}</legend>
      ${proposals.length > FEW && html`<${Filter} of=${filter} />`}
      <${LongList} tag="div" class="choices" items=${filter.shown}>${children}<//>
    </fieldset>
  `;
}

/**
 * The choice of one proposal, with a search if there are many.
 * @param {{legend: string, none?: string, proposals: any[], value: string, labelOf: (proposal: any) => any,
 *   onInput: (id: string) => void}} props the value is the id of the chosen proposal; it can only be empty if there is
 *   a text `none`, which is the first option
 */
export function ProposalChoice({ legend, none, proposals, value, labelOf, onInput }) {
  const filter = useFilter(proposals);
  const { shown, more } = useFirst(filter.shown);
  // A chosen proposal keeps its place. If it moved to the beginning, the arrow keys would go back and forth.
  const hidden = proposals.filter((each) => String(each.proposal_id) === value && !shown.includes(each));
  const options = [...shown, ...hidden];
  return html`
    ${proposals.length > FEW && html`<${Filter} of=${filter} />`}
    <${Radios}
      label=${legend}
      value=${value}
      options=${[...(none === undefined ? [] : [['', none]]), ...options.map((each) => [String(each.proposal_id), labelOf(each)])]}
      onInput=${onInput}
    />
    ${more}
  `;
}
