/** The data of an election for a recount: proposals, ballots, votes and scores, and the order that breaks ties. */
import { compareWhole, millionths, ONE } from 'console/recount/decimal.js';
import { partsOf, readPabulib } from 'console/recount/pabulib.js';
import { ruleOf } from 'console/recount/rule.js';

/** The cost by which Pabulib's format marks a withdrawn proposal. */
const WITHDRAWN = 999_999_999n * ONE;

/** The maximum number of places on an ordinal ballot. */
const MAX_PLACES = 1_000_000n * ONE;

/**
 * @typedef {{position: number, id: string, name: string, cost: bigint, votes: bigint, score: bigint}} Proposal
 *   the cost and the score are in millionths; the votes are a number of people
 * @typedef {[position: number, points: bigint]} Mention the position of a proposal that a ballot names, and the points
 *   that the ballot gives it, in millionths
 * @typedef {{people: bigint, mentions: Mention[], points: Map<number, bigint>}} Ballots a group of equal ballots: the
 *   number of people who cast them, what each ballot mentions, and the sum of the points above 0 that it gives each
 *   proposal, by the position of the proposal. A ballot can name a proposal twice
 * @typedef {{rule: import('console/recount/rule.js').Rule, budget: bigint, people: bigint, proposals: Proposal[],
 *   ballots: Ballots[], byTie: (one: Proposal, other: Proposal) => number, type: string}} Election
 */

/**
 * Reads an election and adds up the votes and scores of its proposals.
 * @param {string} text a file in Pabulib's format
 * @returns {Election}
 */
export function electionOf(text) {
  const { meta, projects, votes } = readPabulib(text);
  const type = (meta.get('vote_type') ?? 'approval').toLowerCase();
  const proposals = projects.map((row, position) => ({
    position,
    id: row.get('project_id') ?? '',
    name: row.get('name') ?? '',
    cost: millionths(row.get('cost') ?? ''),
    votes: 0n,
    score: 0n,
  }));
  const ballots = ballotsOf(type, meta, proposals, votes);
  for (const { people, mentions } of ballots) {
    for (const [position, given] of mentions) {
      proposals[position].votes += isVote(type, given) ? people : 0n;
      proposals[position].score += people * given;
    }
  }
  const rule = ruleOf(meta);
  return {
    type,
    rule,
    budget: millionths(meta.get('budget') ?? ''),
    people: BigInt(votes.length),
    proposals,
    ballots,
    byTie: tieOrder(rule),
  };
}

/**
 * Returns the proposals that may win, those with the highest score first; the tie order decides between equal
 * scores.
 * @param {Election} election
 * @param {import('console/recount/rule.js').Rule} [rule] the rule of the election if absent
 */
export function eligible({ proposals, budget, people, byTie, rule: own }, rule = own) {
  const ranked = proposals.toSorted((one, other) => compareWhole(other.score, one.score) || byTie(one, other));
  const able = ranked.filter(
    ({ cost, votes, score }) =>
      cost !== WITHDRAWN &&
      votes > 0n &&
      (rule.minScore === null || score >= rule.minScore) &&
      (rule.floorFactor === null || votes * rule.floorFactor * budget >= cost * people * ONE),
  );
  const excluded = new Set(
    rule.exclusiveGroups.flatMap((group) => able.filter(({ id }) => group.includes(id)).slice(1)),
  );
  return able.filter((each) => !excluded.has(each));
}

/** @param {Proposal} proposal */
export const isWithdrawn = ({ cost }) => cost === WITHDRAWN;

/**
 * @param {string} type
 * @param {bigint} points
 */
export const isVote = (type, points) => (type !== 'cumulative' && type !== 'scoring') || points > 0n;

/**
 * Groups equal ballots, so that each group is computed once: its voters have the same money at each step.
 * @param {string} type
 * @param {Map<string, string>} meta
 * @param {Proposal[]} proposals
 * @param {Map<string, string>[]} votes
 * @returns {Ballots[]}
 */
function ballotsOf(type, meta, proposals, votes) {
  const positions = new Map(proposals.map(({ id, position }) => [id, position]));
  const places = type === 'ordinal' ? placesOf(meta) : null;
  /** @type {Map<string, Ballots>} */
  const ballots = new Map();
  for (const row of votes) {
    const key = `${row.get('vote')};${row.get('points') ?? ''}`;
    const same = ballots.get(key);
    if (same === undefined) {
      const mentions = mentionsOf(type, places, positions, row);
      ballots.set(key, { people: 1n, mentions, points: sumOf(mentions) });
    } else {
      same.people += 1n;
    }
  }
  return [...ballots.values()];
}

/**
 * Returns the number of places on an ordinal ballot, in millionths; null if the file does not limit it.
 * @param {Map<string, string>} meta
 * @throws {Error} if the limit is not a whole number from 1 to 1,000,000
 */
function placesOf(meta) {
  const written = meta.get('max_length');
  if (written === undefined) {
    return null;
  }
  const places = millionths(written);
  if (places < ONE || places > MAX_PLACES || places % ONE !== 0n) {
    throw new Error(`max_length must be a whole number from 1 to 1000000: ${written}`);
  }
  return places;
}

/**
 * @param {string} type
 * @param {bigint | null} places the number of places on an ordinal ballot, in millionths
 * @param {Map<string, number>} positions
 * @param {Map<string, string>} row
 * @returns {Mention[]}
 */
function mentionsOf(type, places, positions, row) {
  const named = partsOf(row.get('vote'));
  const written = partsOf(row.get('points'));
  const most = places ?? ONE * BigInt(named.length);
  return named.map((id, place) => {
    const position = positions.get(id);
    if (position === undefined) {
      throw new Error(`a ballot names the unknown project ${id}`);
    }
    const given =
      type === 'ordinal'
        ? bordaPoints(most, place)
        : type === 'cumulative' || type === 'scoring'
          ? millionths(written[place])
          : ONE;
    return [position, given];
  });
}

/**
 * @param {bigint} most in millionths
 * @param {number} place from 0
 */
function bordaPoints(most, place) {
  const points = most - ONE * BigInt(place);
  return points > 0n ? points : 0n;
}

/** @param {Mention[]} mentions */
function sumOf(mentions) {
  /** @type {Map<number, bigint>} */
  const sums = new Map();
  for (const [position, given] of mentions) {
    sums.set(position, (sums.get(position) ?? 0n) + (given > 0n ? given : 0n));
  }
  return sums;
}

/**
 * @param {import('console/recount/rule.js').Rule} rule
 * @returns {(one: Proposal, other: Proposal) => number}
 */
function tieOrder(rule) {
  const lot = new Map(rule.lot.map((id, place) => [id, place]));
  const place = (/** @type {Proposal} */ { id }) => lot.get(id) ?? 0;
  /** @type {Record<string, (one: Proposal, other: Proposal) => number>} */
  const criteria = {
    lower_cost: (one, other) => compareWhole(one.cost, other.cost),
    more_votes: (one, other) => compareWhole(other.votes, one.votes),
    lot: (one, other) => place(one) - place(other),
    file_order: (one, other) => one.position - other.position,
  };
  return (one, other) => {
    for (const name of [...rule.tieOrder, 'file_order']) {
      const order = criteria[name](one, other);
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  };
}
