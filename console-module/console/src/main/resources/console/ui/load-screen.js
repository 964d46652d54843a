import { reachable } from 'console/online.js';

/** How long after its load a page counts as new, in milliseconds. */
const NEW = 10_000;

/**
 * Loads the module of a screen. Waits for a server that cannot be reached. If the module is gone, the
 * server has newer files; then the page loads anew, at the address of the screen.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function loadScreen(load) {
  try {
    return await load();
  } catch {
    await reachable();
  }
  try {
    return await load();
  } catch (error) {
    if (performance.now() < NEW) {
      throw error;
    }
    location.reload();
    return new Promise(() => undefined);
  }
}
