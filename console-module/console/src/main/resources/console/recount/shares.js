/**
 * One run of the Method of Equal Shares (Peters, Pierczyński, Skowron 2021) in exact fractions. All
 * balances have one common denominator.
 */
import { compareWhole, gcd, ONE } from 'console/recount/decimal.js';

/**
 * @typedef {{voter: number, utility: bigint}} Support the voter is the index of a group of equal ballots
 * @typedef {{proposal: import('console/recount/election.js').Proposal, supports: Support[]}} Candidate
 * @typedef {{numerator: bigint, denominator: bigint}} Fraction the share of a voter in millionths, or the price of
 *   one unit of utility
 * @typedef {{balances: bigint[], scale: bigint}} Purse the money of one voter of each group, multiplied by the scale
 */

/** @type {Fraction} */
const FREE = { numerator: 0n, denominator: 1n };

/**
 * Returns the proposals that can win, cost something and have supporters, each with its supporters and with its utility
 * for each of them.
 * @param {import('console/recount/election.js').Election} election
 * @param {import('console/recount/election.js').Proposal[]} able those that may win
 * @returns {Candidate[]}
 */
export function candidatesOf({ ballots, type, rule }, able) {
  const hasPoints = type === 'cumulative' || type === 'scoring';
  return able
    .filter(({ cost }) => cost > 0n)
    .map((proposal) => ({
      proposal,
      supports: ballots.flatMap(({ points }, voter) => {
        const given = points.get(proposal.position);
        if (given === undefined || ((hasPoints || rule.utility === 'points') && given <= 0n)) {
          return [];
        }
        const utility =
          rule.utility === 'cost' ? proposal.cost : rule.utility === 'points' ? pointsOf(given, type) : ONE;
        return [{ voter, utility }];
      }),
    }))
    .filter(({ supports }) => supports.length > 0);
}

/**
 * @param {bigint} given
 * @param {string} type
 */
const pointsOf = (given, type) => (type === 'approval' || type === 'choose-1' ? ONE : given);

/**
 * Counts the ballots by equal shares. Each voter begins with the same amount of money, the share.
 * @param {import('console/recount/election.js').Election} election
 * @param {Candidate[]} candidates
 * @param {Fraction} share
 * @returns {Set<number>} the positions of the winners
 */
export function run({ ballots, byTie }, candidates, share) {
  /** @type {Purse} */
  let purse = { balances: ballots.map(() => share.numerator), scale: share.denominator };
  const people = ballots.map((each) => each.people);
  const winners = new Set();
  let rest = candidates.map((candidate) => ({ candidate, price: /** @type {Fraction} */ (FREE) }));
  for (;;) {
    // Prices never fall from step to step. So the price of an earlier step is a lower bound, and the search
    // can end at the first proposal whose old price is above the best new one.
    rest.sort((one, other) => compare(one.price, other.price));
    let best = null;
    const gone = new Set();
    for (const entry of rest) {
      if (best !== null && compare(entry.price, best.price) > 0) {
        break;
      }
      const price = priceOf(entry.candidate, purse, people);
      if (price === null) {
        gone.add(entry);
        continue;
      }
      entry.price = price;
      const order = best === null ? -1 : compare(price, best.price);
      if (best === null || order < 0 || (order === 0 && byTie(entry.candidate.proposal, best.candidate.proposal) < 0)) {
        best = entry;
      }
    }
    if (best === null) {
      return winners;
    }
    winners.add(best.candidate.proposal.position);
    purse = paid(best.candidate, best.price, purse);
    rest = rest.filter((entry) => entry !== best && !gone.has(entry));
  }
}

/**
 * Returns the lowest price of one unit of utility at which the supporters of a candidate pay its cost,
 * each at most what is left to them; null if they cannot.
 * @param {Candidate} candidate
 * @param {Purse} purse
 * @param {bigint[]} people
 * @returns {Fraction | null}
 */
function priceOf({ proposal, supports }, { balances, scale }, people) {
  const able = supports.filter(({ voter }) => balances[voter] > 0n);
  // The supporters with the least money for each unit of utility run out of money first.
  able.sort((one, other) => compareWhole(balances[one.voter] * other.utility, balances[other.voter] * one.utility));
  let cost = proposal.cost * scale;
  let utilities = able.reduce((sum, { voter, utility }) => sum + people[voter] * utility, 0n);
  for (const { voter, utility } of able) {
    if (balances[voter] * utilities >= cost * utility) {
      return { numerator: cost, denominator: scale * utilities };
    }
    cost -= people[voter] * balances[voter];
    utilities -= people[voter] * utility;
  }
  return null;
}

/**
 * Returns the money of all voters after the supporters of a candidate paid for it.
 * @param {Candidate} candidate
 * @param {Fraction} price
 * @param {Purse} purse
 * @returns {Purse}
 */
function paid({ supports }, price, { balances, scale }) {
  const common = gcd(price.numerator, price.denominator);
  const numerator = price.numerator / common;
  const denominator = price.denominator / common;
  // The new scale is the least common multiple of the old scale and the denominator of the price.
  const wider = denominator / gcd(denominator, scale);
  const after = balances.map((balance) => balance * wider);
  const unit = (numerator * scale * wider) / denominator;
  for (const { voter, utility } of supports) {
    const payment = unit * utility;
    after[voter] = after[voter] > payment ? after[voter] - payment : 0n;
  }
  return { balances: after, scale: scale * wider };
}

/**
 * @param {Fraction} one
 * @param {Fraction} other
 */
const compare = (one, other) =>
  compareWhole(one.numerator * other.denominator, other.numerator * one.denominator);
