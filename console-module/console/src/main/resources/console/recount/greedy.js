/** The greedy rules: proposals win in the order of their scores, as long as the budget can pay for them. */
import { ONE } from 'console/recount/decimal.js';

const HUNDRED = 100n;

/**
 * Returns the positions of the proposals that win by this rule. Proposals that already won by another rule, for
 * instance by equal shares, must not be in the list.
 * @template {{position: number, cost: bigint}} P
 * @param {P[]} ranked the proposals that may win, the best first
 * @param {bigint} left what is left of the budget
 * @param {{stops?: boolean, misfitPercent?: bigint | null}} [options] `stops` is whether the rule stops at the first
 *   proposal that does not fit, instead of skipping it. This proposal still wins if `misfitPercent` of its cost is
 *   left; the percentage is in millionths. Proposals that cost nothing always win
 * @returns {Set<number>}
 */
export function greedy(ranked, left, { stops = false, misfitPercent = null } = {}) {
  const winners = new Set();
  let rest = left;
  let hasStopped = false;
  for (const { position, cost } of ranked) {
    const fits = cost <= rest;
    const isMisfit =
      !fits && stops && misfitPercent !== null && rest * HUNDRED * ONE >= cost * misfitPercent;
    if (cost === 0n || (!hasStopped && (fits || isMisfit))) {
      winners.add(position);
      rest -= cost;
    }
    hasStopped ||= stops && !fits && cost !== 0n;
  }
  return winners;
}
