import { get } from 'console/api.js';

/** The largest page size that the server accepts. */
const PAGE = 200;

/**
 * Loads all pages of a list.
 * @param {string} path
 * @param {string} field the field of the answer that has the items
 * @param {AbortSignal} [signal]
 * @param {Record<string, any>} [query]
 * @returns {Promise<any[]>}
 */
export async function loadAll(path, field, signal, query = {}) {
  const items = [];
  let cursor = null;
  do {
    const page = await get(path, { query: { ...query, limit: PAGE, cursor }, signal });
    items.push(...page[field]);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return items;
}
