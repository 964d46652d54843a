/** Describes the steps of a count in sentences. */
import { money, number, t } from 'console/i18n.js';

/**
 * Returns a sentence that says what a step of the count decided.
 * @param {any} step
 * @param {{byId: Map<number, any>, currency: string | null, results: any}} of
 */
export function sentenceOf(step, { byId, currency, results }) {
  const proposal = byId.get(step.proposal_id);
  const amount = (/** @type {number | null} */ value) => (value === null ? '' : money(rounded(value), currency));
  const isByPoints = step.reason === 'paid_by_supporters' && results.settings.utility === 'points';
  const decision = isByPoints ? `${step.reason}-points` : step.reason;
  return t(`step.${decision}`, {
    name: proposal.name,
    cost: amount(proposal.cost),
    count: proposal.votes,
    price: amount(step.price),
    left: amount(step.money_before),
    after: number(step.unpayable_after_step ?? 0),
  });
}

/** @param {number} value */
const rounded = (value) => Math.round(value * 100) / 100;

/**
 * Returns the money that was spent in total after each step of the count.
 * @param {any} results
 * @returns {number[]}
 */
export function spentAfter({ trace, proposals }) {
  const costs = new Map(proposals.map((/** @type {any} */ each) => [each.proposal_id, each.cost]));
  let spent = 0;
  return trace.map((/** @type {any} */ { taken, proposal_id: id }) => {
    spent += taken ? /** @type {number} */ (costs.get(id)) : 0;
    return rounded(spent);
  });
}
