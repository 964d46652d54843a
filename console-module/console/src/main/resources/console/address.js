/**
 * Addresses relative to the base of the page, so that the console works behind a path prefix.
 */

const base = new URL(document.baseURI);

/**
 * Returns the address of a route.
 * @param {string} path without a slash in front, for instance `projects/5`
 * @param {Record<string, string | number | boolean | null | undefined>} [query] empty values are left out
 */
export function address(path, query = {}) {
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') {
      url.searchParams.set(name, String(value));
    }
  }
  return url.href;
}

/**
 * Returns the link to a screen, relative to the base.
 * @param {string} [screen] for instance `projects/5`; the start screen if absent
 */
export function screenLink(screen) {
  return screen ? `console/${screen}` : './';
}

/**
 * Returns the path of a screen for the router, with the prefix that a proxy in front of the server may add.
 * @param {string} [screen]
 */
export function screenPath(screen) {
  return base.pathname + (screen ? `console/${screen}` : '');
}

/**
 * Returns an id of an address in its usual form: 007 and +7 are 7, as for the server. Otherwise one cycle would have
 * several drafts and receipts, and each receipt that is computed with its id would be wrong.
 * @param {string} id
 */
export const usualId = (id) => (/^\+?\d+$/.test(id) ? id.replace(/^\+?0*(?=\d)/, '') : id);

/**
 * Returns the given path if it is below the base of this page. Otherwise returns the path of the start screen, so
 * that no link can send the user to another host.
 * @param {string | undefined} path
 */
export function ownPath(path) {
  return path !== undefined && path.startsWith(screenPath()) && !/^[\\/]{2}/.test(path) ? path : screenPath();
}
