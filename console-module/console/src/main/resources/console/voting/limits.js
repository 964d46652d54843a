/** The limits of a ballot: describes them in sentences, and checks whether choices are within them. */
import { money, number, t } from 'console/i18n.js';

/**
 * @typedef {{type: string, min_length: number | null, max_length: number | null, max_sum_cost: number | null,
 *   max_sum_points: number | null, max_points: number | null}} BallotSettings
 * @typedef {{id: number, points?: number}[]} Choices
 */

/** @param {string} type */
export const hasPoints = (type) => type === 'cumulative' || type === 'scoring';

/**
 * @param {Choices} choices
 * @param {Map<number, any>} proposals by id
 */
export function costOf(choices, proposals) {
  return exact(choices.reduce((sum, { id }) => sum + (proposals.get(id)?.cost ?? 0), 0));
}

/** @param {Choices} choices */
export function pointsOf(choices) {
  return exact(choices.reduce((sum, { points = 0 }) => sum + points, 0));
}

/**
 * Rounds away the error of binary fractions; amounts have at most six decimals.
 * @param {number} value
 */
export function exact(value) {
  return Math.round(value * 1e6) / 1e6;
}

/**
 * Returns the limits as sentences for the voter.
 * @param {BallotSettings} ballot
 * @param {string | null} currency
 */
export function limitsInWords(ballot, currency) {
  const { type, min_length: least, max_length: most } = ballot;
  const sentences = [];
  if (type !== 'choose-1' && least !== null && least > 0 && least === most) {
    sentences.push(t('limit.exactly', { count: most }));
  } else if (type !== 'choose-1') {
    sentences.push(
      least !== null && least > 0 && t('limit.at-least', { count: least }),
      most !== null && t('limit.at-most', { count: most }),
    );
  }
  sentences.push(
    ballot.max_sum_cost !== null && t('limit.cost', { amount: money(ballot.max_sum_cost, currency) }),
    ballot.max_sum_points !== null && t('limit.points', { count: ballot.max_sum_points }),
    ballot.max_points !== null && t('limit.points-each', { count: ballot.max_points }),
  );
  return /** @type {string[]} */ (sentences.filter((each) => each));
}

/**
 * Returns a sentence for each limit of the ballot that the choices break; empty if they are within all limits.
 * @param {BallotSettings} ballot
 * @param {Choices} choices
 * @param {Map<number, any>} proposals by id
 * @param {string | null} currency
 * @returns {string[]}
 */
export function violations(ballot, choices, proposals, currency) {
  const { min_length: least, max_length: most, max_sum_cost: mostCost, max_sum_points: mostPoints } = ballot;
  const cost = costOf(choices, proposals);
  const points = pointsOf(choices);
  const found = [
    least !== null && choices.length < least && t('broken.too-few', { count: least, chosen: choices.length }),
    most !== null && choices.length > most && t('broken.too-many', { count: most, chosen: choices.length }),
    mostCost !== null &&
      cost > mostCost &&
      t('broken.cost', {
        cost: money(cost, currency),
        most: money(mostCost, currency),
        over: money(exact(cost - mostCost), currency),
      }),
    mostPoints !== null && points > mostPoints && t('broken.points', { points, most: mostPoints }),
    ballot.max_points !== null &&
      choices.some((each) => (each.points ?? 0) > /** @type {number} */ (ballot.max_points)) &&
      t('broken.points-each', { most: ballot.max_points }),
  ];
  return /** @type {string[]} */ (found.filter((each) => each));
}

/**
 * Returns how much of the limits of a ballot the choices use, as sentences and as a share. The share is that of the
 * costs or of the points, whichever is greater; the number of choices counts only if neither has a limit. So only
 * `isOver` says whether one of these limits is exceeded. The limit of points for one proposal is left out.
 * @param {{ballot: BallotSettings, budget: number, currency: string | null}} cycle
 * @param {Choices} choices
 * @param {Map<number, any>} proposals by id
 */
export function standing({ ballot, budget, currency }, choices, proposals) {
  const cost = costOf(choices, proposals);
  const points = pointsOf(choices);
  const { max_length: most, max_sum_cost: mostCost, max_sum_points: mostPoints } = ballot;
  const sentences = [
    mostCost !== null && remainderText(mostCost - cost, 'cost', (amount) => money(amount, currency)),
    mostPoints !== null && remainderText(mostPoints - points, 'points', number),
    most !== null && ballot.type !== 'choose-1' && remainderText(most - choices.length, 'choices', number),
    mostCost === null &&
      t(choices.length === 0 ? 'standing.nothing' : 'standing.together', {
        count: choices.length,
        cost: money(cost, currency),
        budget: money(budget, currency),
      }),
  ];
  const shares = [
    [cost, mostCost],
    [points, mostPoints],
    [choices.length, mostCost === null && mostPoints === null ? most : null],
  ].map(([used, limit]) => (limit ? Number(used) / limit : 0));
  return {
    sentences: /** @type {string[]} */ (sentences.filter((each) => each)),
    share: Math.max(...shares),
    isOver: mostCost !== null && cost > mostCost || mostPoints !== null && points > mostPoints
      || most !== null && choices.length > most,
  };
}

/**
 * @param {number} rest
 * @param {string} unit
 * @param {(value: number) => string} written
 */
function remainderText(rest, unit, written) {
  const value = exact(Math.abs(rest));
  const side = rest < 0 ? 'over' : 'left';
  return t(`standing.${unit}-${side}`, { count: value, amount: written(value) });
}
