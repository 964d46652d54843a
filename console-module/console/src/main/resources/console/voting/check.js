/** Finds out whether a ballot was counted. This code does not trust the server: it verifies the server's proof. */
import { ApiProblem, get } from 'console/api.js';
import { loadAll } from 'console/load-all.js';
import { session } from 'console/session.js';
import { isIncluded, rootOf } from 'console/voting/merkle.js';

/**
 * @typedef {{state: 'counted' | 'wrong', index: number, size: number, root: string}
 *   | {state: 'unknown' | 'early' | 'imported' | 'hidden'}} Finding
 */

/**
 * @param {string} cycleId
 * @param {string} receipt
 * @returns {Promise<Finding>}
 */
export async function check(cycleId, receipt) {
  const path = `cycles/${encodeURIComponent(cycleId)}`;
  try {
    const { receipts_root: root } = await get(`${path}/results`, { query: { trace: false } });
    if (root === null) {
      return { state: 'imported' };
    }
    const proof = await get(`${path}/receipts/${receipt}`);
    const isProved = await isIncluded(receipt, proof, root);
    return { state: isProved ? 'counted' : 'wrong', index: proof.index, size: proof.tree_size, root };
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 409) {
      return { state: 'early' };
    }
    if (error instanceof ApiProblem && error.status === 404) {
      return { state: 'unknown' };
    }
    if (error instanceof ApiProblem && error.status === 401 && session.value === null) {
      return { state: 'hidden' };
    }
    throw error;
  }
}

/**
 * Loads the receipts of a cycle in the order in which the server lists them: sorted.
 * @param {string} cycleId
 * @returns {Promise<string[]>}
 */
export const loadReceipts = (cycleId) => loadAll(`cycles/${encodeURIComponent(cycleId)}/receipts`, 'receipts');

/**
 * Returns whether the published receipts are sorted, and the tree over all of them has the published root.
 * @param {string[]} receipts
 * @param {string} root
 */
export async function isRootOf(receipts, root) {
  const isSorted = receipts.every((each, index) => index === 0 || receipts[index - 1] <= each);
  return isSorted && (await rootOf(receipts)) === root;
}
