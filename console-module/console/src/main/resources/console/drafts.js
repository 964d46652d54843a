/**
 * What is unsent on this device. The drafts of an account are kept in the browser under its name until it
 * signs out. Those of visitors without an account, for instance of a ballot with a code, are kept in the
 * tab and go with it. So the next user of a shared computer finds nothing.
 */
import { signal } from '@preact/signals';

const PREFIX = 'insula.draft.';

/** How often the drafts of a person were deleted. What is still in the memory of the tab goes too. */
export const deletions = signal(0);

/**
 * Returns where a draft is kept.
 * @param {string | undefined} owner the name of the account; undefined for the drafts of the tab
 * @param {string} name
 */
export function draftOf(owner, name) {
  const storage = owner === undefined ? sessionStorage : localStorage;
  const key = owner === undefined ? PREFIX + name : `${prefixOf(owner)}${name}`;
  return {
    key,
    read() {
      const text = storage.getItem(key);
      try {
        return text === null ? null : JSON.parse(text);
      } catch {
        storage.removeItem(key);
        return null;
      }
    },
    /**
     * Keeps the draft. A full or blocked storage must not disturb typing: what is new is then only in the form, and
     * the storage has an older draft or none.
     * @param {unknown} value
     */
    write(value) {
      try {
        storage.setItem(key, JSON.stringify(value));
      } catch {
        // The next change tries again.
      }
    },
    remove: () => storage.removeItem(key),
  };
}

/** Names of accounts have no spaces. So the name of one is never the beginning of another. */
const prefixOf = (/** @type {string} */ owner) => `${PREFIX}${owner} `;

/** Whether this device has anything unsent. */
export const hasDrafts = () => keys(localStorage).length + keys(sessionStorage).length > 0;

/** Deletes all drafts, because their owner signs out. */
export function deleteDrafts() {
  for (const storage of [localStorage, sessionStorage]) {
    keys(storage).forEach((key) => storage.removeItem(key));
  }
  deletions.value++;
}

/**
 * Deletes the drafts of other accounts, whose sessions ended without a sign-out.
 * @param {string} owner
 */
export function keepDraftsOf(owner) {
  keys(localStorage)
    .filter((key) => !key.startsWith(prefixOf(owner)))
    .forEach((key) => localStorage.removeItem(key));
}

/** Deletes what the person before left in this tab, because another person goes on here. */
export function deleteDraftsOfTab() {
  keys(sessionStorage).forEach((key) => sessionStorage.removeItem(key));
  deletions.value++;
}

/** @param {Storage} storage */
function keys(storage) {
  return Object.keys(storage).filter((key) => key.startsWith(PREFIX));
}
