/** Loads the data that several screens of a cycle need. */
import { useState } from 'preact/hooks';
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
 * may not see them. `loaded` is how many there are so far.
 * @param {string} id
 * @param {string} [code]
 */
export function useProposals(id, code) {
  const [loaded, setLoaded] = useState(0);
  const resource = useResource(
    (signal) => unlessHidden(loadProposals(id, code, signal, setLoaded)),
    [id, code, session.value?.username],
  );
  return { ...resource, loaded };
}

/**
 * @param {string} id
 * @param {string | undefined} code
 * @param {AbortSignal} signal
 * @param {(count: number) => void} [onPage] is called with the number of proposals so far if more will come
 * @returns {Promise<any[]>}
 */
export async function loadProposals(id, code, signal, onPage) {
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
    onPage?.(proposals.length);
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
