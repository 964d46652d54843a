/**
 * The storages of the browser. Where it blocks them, what is stored lasts as long as the page, and the console
 * works without the rest.
 */

/** Whether the browser lets this page store anything. */
export let isStorageOpen = true;

/** What all tabs of this browser share. */
export const browserStorage = storageOf(() => localStorage);

/** What belongs to this tab. */
export const tabStorage = storageOf(() => sessionStorage);

/**
 * The key of the subject as whom a tab has signed in at an external identity provider. After a reload the tab asks
 * there again.
 */
export const PROVIDER_USER = 'insula.provider-signed-in';

/**
 * @param {() => Storage} find
 * @returns {Storage}
 */
function storageOf(find) {
  try {
    return find();
  } catch {
    isStorageOpen = false;
    return inMemory();
  }
}

/**
 * Returns a storage whose own properties are its items, as those of a `Storage` are.
 * @returns {Storage}
 */
function inMemory() {
  const items = Object.create({
    getItem: (/** @type {string} */ key) => items[key] ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => (items[key] = value),
    removeItem: (/** @type {string} */ key) => delete items[key],
  });
  return items;
}
