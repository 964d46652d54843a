/** Reads winners, ranks and sums from a published result. */
import { exact } from 'console/voting/limits.js';

/**
 * Returns the proposals that win: the selection of the admins if they overrode the result, otherwise the winners of
 * the count.
 * @param {any} results
 * @returns {any[]} the best by rank first
 */
export function winnersOf({ proposals, override }) {
  return byRank(proposals).filter((each) =>
    override === null ? each.selected : override.selected.includes(each.proposal_id),
  );
}

/**
 * Returns the ids of the proposals that win, the best by rank first.
 * @param {any} results
 * @returns {number[]}
 */
export const winnerIdsOf = (results) => winnersOf(results).map(({ proposal_id: id }) => id);

/**
 * @param {any[]} proposals
 * @returns {any[]}
 */
export const byRank = (proposals) => proposals.toSorted((one, other) => one.rank - other.rank);

/**
 * Whether anybody voted. Otherwise the shares and means in the statistics mean nothing: the server sends zeros.
 * @param {any} statistics null if there are none
 */
export const hasBallots = (statistics) => (statistics?.voted ?? 0) > 0;

/**
 * @param {any[]} proposals
 * @returns {number} their costs together
 */
export const sumOf = (proposals) => exact(proposals.reduce((sum, { cost }) => sum + cost, 0));
