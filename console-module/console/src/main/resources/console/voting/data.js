/** Loads the data that several screens of a cycle need. */
import { ApiProblem, get } from 'console/api.js';
import { loadAll } from 'console/load-all.js';
import { session } from 'console/session.js';
import { usePages, useResource } from 'console/ui/resource.js';
import { codeHeaders } from 'console/voting/code.js';

export const PHASES = ['planning', 'refinement', 'voting', 'implementation', 'closed'];

/** @param {{phase: string}} cycle */
export const isCounted = (cycle) => cycle.phase === 'implementation' || cycle.phase === 'closed';

/**
 * Loads a cycle. The value is null if the visitor is not signed in and may not see the cycle.
 * @param {string} id
 * @param {string} [code] the code of a voter without an account
 */
export function useCycle(id, code) {
  return useResource((signal) => unlessHidden(loadCycle(id, code, signal)), [id, code, session.value?.username]);
}

/**
 * @param {string} id
 * @param {string | undefined} code
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export function loadCycle(id, code, signal) {
  return get(`cycles/${encodeURIComponent(id)}`, { signal, headers: codeHeaders(code) });
}

/**
 * Loads all proposals of a cycle, in the order of its ballot. The value is null if the visitor is not signed in and
 * may not see them.
 * @param {string} id
 * @param {string} [code]
 */
export function useProposals(id, code) {
  return usePages(
    (signal, onPage) => unlessHidden(loadProposals(id, code, signal, onPage)),
    [id, code, session.value?.username],
  );
}

/**
 * @param {string} id
 * @param {string | undefined} code
 * @param {AbortSignal} signal
 * @param {(items: any[]) => void} [onPage] see ListOptions
 * @returns {Promise<any[]>}
 */
export function loadProposals(id, code, signal, onPage) {
  return loadAll(`cycles/${encodeURIComponent(id)}/proposals`, 'proposals', signal, { headers: codeHeaders(code), onPage });
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
