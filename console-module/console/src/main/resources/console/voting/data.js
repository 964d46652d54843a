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
 * Returns the ballot that the voter has cast; null if there is none, if voting has never opened, or if the server
 * asks a visitor to sign in. If the voter may not vote in this cycle, returns the error of the server as `refused`.
 * @param {string} id
 * @param {string | undefined} code
 * @param {AbortSignal} [signal]
 */
export async function loadOwn(id, code, signal) {
  try {
    return await get(`cycles/${encodeURIComponent(id)}/ballot`, { signal, headers: codeHeaders(code) });
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 404 || error.status === 409)) {
      return null;
    }
    if (error instanceof ApiProblem && error.status === 403) {
      return { refused: error };
    }
    if (error instanceof ApiProblem && error.status === 401 && session.value === null) {
      return null;
    }
    throw error;
  }
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
