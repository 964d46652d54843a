import { untilReachable } from 'console/online.js';

/** How long a loaded page counts as new, in milliseconds. A new page is not loaded again, to avoid an endless loop. */
const NEW_PAGE_MS = 10_000;

/**
 * Loads the module of a screen. Waits for a server that cannot be reached. If the server answers but the module
 * cannot be loaded, the server was probably updated and has newer files. Then the whole page is loaded again, unless
 * it is new: then this fails with the error of the module.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function loadScreen(load) {
  try {
    return await load();
  } catch {
    await untilReachable();
  }
  try {
    return await load();
  } catch (error) {
    if (performance.now() < NEW_PAGE_MS) {
      throw error;
    }
    location.reload();
    return new Promise(() => undefined);
  }
}
