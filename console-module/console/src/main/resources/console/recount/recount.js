/**
 * Counts an election again. This code shares no code with the server, so that a programming error in the server
 * shows as a difference. docs/counting.md describes the rules.
 */
import { asNumber, ONE } from 'console/recount/decimal.js';
import { electionOf, eligible, isVote, isWithdrawn } from 'console/recount/election.js';
import { greedy } from 'console/recount/greedy.js';
import { KNOWN } from 'console/recount/rule.js';
import { candidatesOf, run } from 'console/recount/shares.js';

/** How long a recount runs before it pauses, so that the page can react to the user, in milliseconds. */
const SLICE_MS = 60;

/**
 * @typedef {import('console/recount/election.js').Election} Election
 * @typedef {{rule: string, isKnown: boolean, ballots: number, budget: number, spent: number, raisedBy: number,
 *   proposals: {id: string, name: string, cost: number, votes: number, score: number, isWinner: boolean}[]}} Recount
 *   `raisedBy` is the amount of money by which the completion raised the share of each voter
 */

/**
 * @param {string} text a file in Pabulib's format
 * @param {(raisedBy: number) => void} [onProgress]
 * @param {AbortSignal} [signal]
 * @returns {Promise<Recount>}
 * @throws {Error} if the file cannot be read, or after the signal aborts
 */
export async function recount(text, onProgress = () => {}, signal) {
  const election = electionOf(text);
  const isKnown = KNOWN.includes(election.rule.name);
  const { winners, raisedBy } = !isKnown
    ? { winners: new Set(), raisedBy: 0 }
    : election.rule.name === 'equal-shares'
      ? await equalShares(election, onProgress, signal)
      : { winners: byGreedy(election), raisedBy: 0 };
  return {
    rule: election.rule.name,
    isKnown,
    ballots: Number(election.people),
    budget: asNumber(election.budget),
    spent: asNumber(costOf(election, winners)),
    raisedBy,
    proposals: election.proposals.map(({ position, id, name, cost, votes, score }) => ({
      id,
      name,
      cost: asNumber(cost),
      votes: Number(votes),
      score: asNumber(score),
      isWinner: winners.has(position),
    })),
  };
}

/** @param {Election} election */
function byGreedy(election) {
  const { name, misfitPercent } = election.rule;
  return greedy(eligible(election), election.budget, { stops: name === 'greedy-no-skip', misfitPercent });
}

/**
 * @param {Election} election
 * @param {(raisedBy: number) => void} onProgress
 * @param {AbortSignal} [signal]
 */
async function equalShares(election, onProgress, signal) {
  const { rule, budget } = election;
  const able = eligible(election);
  const { winners, raisedBy } = await byCompletion(election, able, onProgress, signal);
  able.filter(({ cost }) => cost === 0n).forEach(({ position }) => winners.add(position));
  if (rule.completion === 'greedy' || rule.completion === 'add1u') {
    const rest = able.filter(({ position }) => !winners.has(position));
    greedy(rest, budget - costOf(election, winners)).forEach((position) => winners.add(position));
  }
  const other = greedy(able, budget);
  return rule.comparison && isPreferred(election, other, winners)
    ? { winners: other, raisedBy }
    : { winners, raisedBy };
}

/**
 * Runs equal shares once or, with a completion such as add1, again and again with a higher share for each
 * voter, as long as the budget can pay for the winners.
 * @param {Election} election
 * @param {import('console/recount/election.js').Proposal[]} able
 * @param {(raisedBy: number) => void} onProgress
 * @param {AbortSignal} [signal]
 */
async function byCompletion(election, able, onProgress, signal) {
  const { rule, budget, people, proposals } = election;
  const candidates = candidatesOf(election, able);
  const total = proposals.reduce((sum, each) => sum + (isWithdrawn(each) ? 0n : each.cost), 0n);
  if (people === 0n) {
    return { winners: /** @type {Set<number>} */ (new Set()), raisedBy: 0 };
  }
  if (!rule.completion.startsWith('add1') || total <= budget) {
    return { winners: run(election, candidates, { numerator: budget, denominator: people }), raisedBy: 0 };
  }
  const first = (budget / ONE / people) * ONE;
  const attempt = (/** @type {number} */ by) =>
    run(election, candidates, { numerator: first + BigInt(by) * ONE, denominator: 1n });
  let raisedBy = 0;
  let winners = attempt(0);
  let pausedAt = performance.now();
  while (!isComplete(election, candidates, winners)) {
    const next = attempt(raisedBy + 1);
    if (costOf(election, next) > budget) {
      break;
    }
    winners = next;
    raisedBy += 1;
    if (performance.now() - pausedAt > SLICE_MS) {
      onProgress(raisedBy);
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
      pausedAt = performance.now();
    }
  }
  return { winners, raisedBy };
}

/**
 * Returns whether each candidate has won or, with the completion add1-exhaustive, costs more than what is left of the
 * budget. Then a higher share would fund nothing else.
 * @param {Election} election
 * @param {import('console/recount/shares.js').Candidate[]} candidates
 * @param {Set<number>} winners
 */
function isComplete(election, candidates, winners) {
  const rest = election.budget - costOf(election, winners);
  return candidates.every(
    ({ proposal: { position, cost } }) =>
      winners.has(position) || (election.rule.completion === 'add1-exhaustive' && cost > rest),
  );
}

/**
 * Returns whether more voters have more of their proposals in the first outcome than in the second.
 * @param {Election} election
 * @param {Set<number>} one
 * @param {Set<number>} other
 */
function isPreferred({ ballots, type }, one, other) {
  let difference = 0n;
  for (const { people, points } of ballots) {
    const named = [...points].filter(([, given]) => isVote(type, given)).map(([position]) => position);
    const more = named.filter((each) => one.has(each)).length - named.filter((each) => other.has(each)).length;
    difference += BigInt(Math.sign(more)) * people;
  }
  return difference > 0n;
}

/**
 * @param {Election} election
 * @param {Set<number>} winners
 */
function costOf({ proposals }, winners) {
  return proposals.reduce((sum, { position, cost }) => sum + (winners.has(position) ? cost : 0n), 0n);
}
