/** Loads the data that several screens of a cycle need. */
import { ApiProblem, get } from 'console/api.js';
import { session } from 'console/session.js';
import { useResource } from 'console/ui/resource.js';
import { codeHeaders } from 'console/voting/code.js';

export const PHASES = ['planning', 'refinement', 'voting', 'implementation', 'closed'];

/** The most pages of proposals that are loaded. */
const MOST_PAGES = 500;
const PAGE = 200;

/** @param {{phase: string}} cycle */
export const isCounted = (cycle) => cycle.phase === 'implementation' || cycle.phase === 'closed';

/**
 * Loads a cycle. The value is null if the visitor is not signed in and may not see the cycle.
 * @param {string} id
 * @param {string} [code] the code of a voter without an account
 */
export function useCycle(id, code) {
  return useResource(
    (signal) => unlessHidden(get(`cycles/${encodeURIComponent(id)}`, { signal, headers: codeHeaders(code) })),
    [id, code, session.value?.username],
  );
}

/**
 * Loads all proposals of a cycle, in the order of its ballot. The value is null if the visitor is not signed in and
 * may not see them.
 * @param {string} id
 * @param {string} [code]
 */
export function useProposals(id, code) {
  return useResource(
    (signal) => unlessHidden(loadProposals(id, signal, code)),
    [id, code, session.value?.username],
  );
}

/**
 * @param {string} id
 * @param {AbortSignal} signal
 * @param {string} [code]
 * @returns {Promise<any[]>}
 */
async function loadProposals(id, signal, code) {
  const proposals = [];
  let cursor = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await get(`cycles/${encodeURIComponent(id)}/proposals`, {
      query: { limit: PAGE, cursor },
      signal,
      headers: codeHeaders(code),
    });
    proposals.push(...answer.proposals);
    cursor = answer.next_cursor;
    if (cursor === null) {
      break;
    }
  }
  return proposals;
}

/**
 * Returns null if the server refuses the request because the visitor is not signed in.
 * @template T
 * @param {Promise<T>} request
 */
async function unlessHidden(request) {
  try {
    return await request;
  } catch (error) {
    if (session.value === null && error instanceof ApiProblem && error.status === 401) {
      return null;
    }
    throw error;
  }
}
