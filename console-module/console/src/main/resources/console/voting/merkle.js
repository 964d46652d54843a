/**
 * Checks receipts in the browser: the receipt of a ballot, and Merkle trees over receipts as in
 * RFC 6962, section 2.1. Hashes are texts in lower-case hex.
 */

const LEAF = 0;
const NODE = 1;

/**
 * Returns whether a proof leads from a receipt to the root, by RFC 9162, section 2.1.3.2.
 * @param {string} receipt
 * @param {{index: number, tree_size: number, path: string[]}} proof
 * @param {string} root
 */
export async function isIncluded(receipt, { index, tree_size: size, path }, root) {
  if (index < 0 || index >= size) {
    return false;
  }
  let place = index;
  let last = size - 1;
  let hash = await leaf(receipt);
  for (const sibling of path) {
    if (last === 0) {
      return false;
    }
    if (place % 2 === 1 || place === last) {
      hash = await node(sibling, hash);
      while (place % 2 === 0 && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      hash = await node(hash, sibling);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && hash === root;
}

/**
 * Returns the root of the tree over all receipts, which must be sorted.
 * @param {string[]} receipts
 */
export async function rootOf(receipts) {
  if (receipts.length === 0) {
    return sha256(new Uint8Array());
  }
  let level = await Promise.all(receipts.map(leaf));
  while (level.length > 1) {
    const pairs = level.filter((_, index) => index % 2 === 0);
    const lower = level;
    level = await Promise.all(
      pairs.map((left, index) => (2 * index + 1 < lower.length ? node(left, lower[2 * index + 1]) : left)),
    );
  }
  return level[0];
}

/**
 * Computes the receipt of a ballot from its votes and its nonce.
 * @param {string} cycleId
 * @param {{proposal_id: number, points: number | null, rank: number | null}[]} votes
 * @param {string} nonce
 */
export function receiptOf(cycleId, votes, nonce) {
  const ordered = votes.toSorted((one, other) =>
    one.rank === null || other.rank === null ? one.proposal_id - other.proposal_id : one.rank - other.rank,
  );
  const lines = ordered.map(({ proposal_id: id, points }) => (points === null ? `${id}` : `${id} ${points}`));
  return sha256(new TextEncoder().encode([cycleId, ...lines, nonce, ''].join('\n')));
}

/** @param {string} receipt */
const leaf = (receipt) => sha256(Uint8Array.of(LEAF, ...bytes(receipt)));

/**
 * @param {string} left
 * @param {string} right
 */
const node = (left, right) => sha256(Uint8Array.of(NODE, ...bytes(left), ...bytes(right)));

/** @param {Uint8Array<ArrayBuffer>} input */
async function sha256(input) {
  const digest = await crypto.subtle.digest('SHA-256', input);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {string} hex */
const bytes = (hex) => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

/** @param {number} value */
const half = (value) => Math.floor(value / 2);
