import { get } from 'console/api.js';

/** The largest page size that the server accepts. */
const PAGE_SIZE = 200;

/**
 * @typedef {{query?: Record<string, any>, headers?: Record<string, string>, onPage?: (items: any[]) => void}} ListOptions
 *   `onPage` is called after each page except the last one, with the array of all items so far; each further page is
 *   added to the same array
 */

/**
 * Loads all pages of a list.
 * @param {string} path
 * @param {string} field the field of the answer that has the items
 * @param {AbortSignal} [signal]
 * @param {ListOptions} [options]
 * @returns {Promise<any[]>}
 */
export async function loadAll(path, field, signal, { query = {}, headers, onPage } = {}) {
  /** @type {any[]} */
  const items = [];
  for (let cursor = null; ; ) {
    const page = await get(path, { query: { ...query, limit: PAGE_SIZE, cursor }, signal, headers });
    items.push(...page[field]);
    cursor = page.next_cursor;
    if (cursor === null) {
      return items;
    }
    onPage?.(items);
  }
}
