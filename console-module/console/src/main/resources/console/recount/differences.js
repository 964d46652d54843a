/** Compares a recount with the published result. */

/**
 * @typedef {{id: string, name: string, field: 'votes' | 'score' | 'winner' | 'missing', published: any, recounted: any}} Difference
 */

/**
 * Returns the differences between the proposals of a recount and of a published result: in their votes, their scores
 * and whether they won. Empty if there are none.
 * @param {import('console/recount/recount.js').Recount} recount
 * @param {any[]} published the proposals of the result
 * @returns {Difference[]}
 */
export function differences(recount, published) {
  const counted = new Map(recount.proposals.map((each) => [each.id, each]));
  /** @type {Difference[]} */
  const found = [];
  for (const each of published) {
    const id = each.external_id ?? String(each.proposal_id);
    const own = counted.get(id);
    counted.delete(id);
    if (own === undefined) {
      found.push({ id, name: each.name, field: 'missing', published: true, recounted: false });
    } else {
      found.push(...compared(own, each));
    }
  }
  for (const { id, name } of counted.values()) {
    found.push({ id, name, field: 'missing', published: false, recounted: true });
  }
  return found;
}

/**
 * @param {import('console/recount/recount.js').Recount['proposals'][number]} own
 * @param {any} published
 * @returns {Difference[]}
 */
function compared(own, { name, votes, score, selected }) {
  /** @type {Difference[]} */
  const fields = [
    { id: own.id, name, field: 'votes', published: votes, recounted: own.votes },
    { id: own.id, name, field: 'score', published: score, recounted: own.score },
    { id: own.id, name, field: 'winner', published: selected, recounted: own.isWinner },
  ];
  return fields.filter((each) => each.published !== each.recounted);
}
