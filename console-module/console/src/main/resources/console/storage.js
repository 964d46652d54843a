/**
 * The storages of the browser. If the browser blocks them, the console stores its data in the memory of the page,
 * until the page is closed.
 */

/** Whether the browser lets this page store anything. */
export let isStorageOpen = true;

/** The storage that all tabs of this browser share. */
export const browserStorage = storageOf(() => localStorage);

/** The storage of this tab. */
export const tabStorage = storageOf(() => sessionStorage);

/**
 * The storage key for the subject (`sub`) of the user who signed in at an external identity provider in this tab.
 * After a reload, the tab asks the provider to sign this user in again.
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
 * Returns a storage in memory. As in a `Storage`, the keys of the items are its own properties.
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
