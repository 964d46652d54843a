/** What a voter has chosen, before it becomes the votes of a ballot. */

/** @typedef {import('console/voting/limits.js').Choices} Choices */

/**
 * @param {Choices} choices
 * @param {number} id
 */
export const isChosen = (choices, id) => choices.some((each) => each.id === id);

/**
 * Returns the place of a proposal in the order of the choices, from 1; 0 if it is not chosen.
 * @param {Choices} choices
 * @param {number} id
 */
export const rankOf = (choices, id) => choices.findIndex((each) => each.id === id) + 1;

/**
 * Returns the choices with a proposal added at the end, or removed if it was among them. On a ballot for one proposal,
 * an added one replaces the other.
 * @param {string} type the type of the ballot
 * @param {Choices} choices
 * @param {number} id
 * @returns {Choices}
 */
export function toggled(type, choices, id) {
  if (isChosen(choices, id)) {
    return choices.filter((each) => each.id !== id);
  }
  return type === 'choose-1' ? [{ id }] : [...choices, { id }];
}

/**
 * @param {Choices} choices
 * @param {number} id
 * @param {number} points 0 removes the proposal
 * @returns {Choices}
 */
export function withPoints(choices, id, points) {
  if (points === 0) {
    return choices.filter((each) => each.id !== id);
  }
  return isChosen(choices, id)
    ? choices.map((each) => (each.id === id ? { id, points } : each))
    : [...choices, { id, points }];
}

/**
 * Returns the choices with one of them moved up (-1) or down (1).
 * @param {Choices} choices
 * @param {number} id
 * @param {number} by
 */
export function moved(choices, id, by) {
  const from = choices.findIndex((each) => each.id === id);
  const to = from + by;
  return to < 0 || to >= choices.length ? choices : choices.with(from, choices[to]).with(to, choices[from]);
}

/**
 * Returns the choices in the form in which the server accepts the votes of a ballot.
 * @param {string} type the type of the ballot
 * @param {Choices} choices
 */
export function votesOf(type, choices) {
  return choices.map(({ id, points }, index) => ({
    proposal_id: id,
    ...(points === undefined ? {} : { points }),
    ...(type === 'ordinal' ? { rank: index + 1 } : {}),
  }));
}

/**
 * Returns the choices of a ballot that was cast.
 * @param {{proposal_id: number, points?: number | null, rank?: number | null}[]} votes
 * @returns {Choices}
 */
export function choicesOf(votes) {
  return votes
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(({ proposal_id: id, points }) => (points === null || points === undefined ? { id } : { id, points }));
}

/**
 * Returns whether two ballots contain the same votes.
 * @param {string} type the type of the ballot
 * @param {Choices} one
 * @param {Choices} other
 */
export function isSame(type, one, other) {
  const written = (/** @type {Choices} */ choices) => {
    const texts = choices.map(({ id, points }) => `${id} ${points ?? ''}`);
    return JSON.stringify(type === 'ordinal' ? texts : texts.sort());
  };
  return written(one) === written(other);
}
