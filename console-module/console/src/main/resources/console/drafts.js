/**
 * The drafts on this device: texts and choices that their authors have not sent yet. The browser keeps the drafts
 * of a person under the name of this person until a sign-out, or until another person of the same kind signs in. The
 * drafts of visitors without an account, for instance of a ballot with a code, are in the storage of the tab, and the
 * browser deletes them with the tab. So the next user of a shared computer finds nothing.
 */
import { signal } from '@preact/signals';
import { browserStorage, tabStorage } from 'console/storage.js';

const PREFIX = 'insula.draft.';

/**
 * The author of drafts. A user of an external identity provider and an account with a password count as different
 * people, even if both have the same name.
 * @typedef {{kind: 'password' | 'provider', name: string}} Person
 */

/**
 * @param {Person | null} one
 * @param {Person | null} other
 */
export const isSamePerson = (one, other) => one !== null && one.kind === other?.kind && one.name === other.name;

/**
 * Counts how often all drafts of this tab were deleted, at a sign-out or a change of the person. When it changes, the
 * forms also drop the drafts that they have in memory. The end of a single draft does not count.
 */
export const deletions = signal(0);

/**
 * Returns the functions that read, write and remove a stored draft, and the key of the draft. Another tab of the same
 * person may store its own draft with this key.
 * @param {Person | undefined} owner undefined for the drafts of the tab
 * @param {string} name
 */
export function draftOf(owner, name) {
  const storage = owner === undefined ? tabStorage : browserStorage;
  const key = owner === undefined ? PREFIX + name : `${prefixOf(owner)}${name}`;
  /**
   * The draft as this object last read or stored it; undefined before that.
   * @type {string | null | undefined}
   */
  let known;
  return {
    key,
    isStored: () => storage.getItem(key) !== null,
    read() {
      const text = storage.getItem(key);
      known = text;
      try {
        return text === null ? null : JSON.parse(text);
      } catch {
        storage.removeItem(key);
        return null;
      }
    },
    /**
     * Stores the draft. If the storage is full or blocked, typing goes on without an error: only the form has the
     * newest text, and the storage has an older draft or none.
     * @param {unknown} value
     */
    write(value) {
      const text = JSON.stringify(value);
      try {
        storage.setItem(key, text);
        known = text;
      } catch {
        // The next change tries again.
      }
    },
    /** Removes the draft, unless another tab has changed it since this object read or stored it. */
    remove() {
      if (known === undefined || storage.getItem(key) === known) {
        storage.removeItem(key);
      }
    },
  };
}

/** Returns the prefix of a person's keys. It ends with a space, which encoded names do not contain. */
const prefixOf = (/** @type {Person} */ { kind, name }) => `${PREFIX}${kind} ${encodeURIComponent(name)} `;

/**
 * Returns the names of a person's drafts in the storage of the browser.
 * @param {Person} owner
 */
export const namesOf = (owner) => keys(browserStorage, prefixOf(owner)).map((key) => key.slice(prefixOf(owner).length));

/**
 * Whether there are drafts in the storage of this tab, or drafts of this person in the storage of the browser.
 * Drafts in the storages of other tabs are not found.
 * @param {Person | null} owner
 */
export const hasDrafts = (owner) =>
  keys(tabStorage).length > 0 || (owner !== null && keys(browserStorage, prefixOf(owner)).length > 0);

/**
 * Deletes all drafts of a person and of this tab, because the person signs out.
 * @param {Person | null} owner
 */
export function deleteDrafts(owner) {
  if (owner !== null) {
    keys(browserStorage, prefixOf(owner)).forEach((key) => browserStorage.removeItem(key));
  }
  deleteDraftsOfTab();
}

/**
 * Deletes the drafts of all other people of the same kind. Their sessions ended without a sign-out, because a
 * browser has only one session of each kind at a time.
 * @param {Person} owner
 */
export function keepDraftsOf(owner) {
  keys(browserStorage, `${PREFIX}${owner.kind} `)
    .filter((key) => !key.startsWith(prefixOf(owner)))
    .forEach((key) => browserStorage.removeItem(key));
}

/** Deletes the drafts that the previous person left in this tab, because another person now uses the tab. */
export function deleteDraftsOfTab() {
  keys(tabStorage).forEach((key) => tabStorage.removeItem(key));
  deletions.value++;
}

/**
 * @param {Storage} storage
 * @param {string} [prefix]
 */
function keys(storage, prefix = PREFIX) {
  return Object.keys(storage).filter((key) => key.startsWith(prefix));
}
