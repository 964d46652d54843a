import { get } from 'console/api.js';

/** The largest page size that the server accepts. */
const PAGE = 200;

/**
 * Loads all pages of a list.
 * @param {string} path
 * @param {string} field the field of the answer that has the items
 * @param {AbortSignal} [signal]
 * @returns {Promise<any[]>}
 */
export async function loadAll(path, field, signal) {
  const items = [];
  let cursor = null;
  do {
    const page = await get(path, { query: { limit: PAGE, cursor }, signal });
    items.push(...page[field]);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return items;
}
