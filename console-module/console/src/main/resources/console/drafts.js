/**
 * What is unsent on this device. The drafts of a person are kept in the browser under the person's name until a
 * sign-out. Those of visitors without an account, for instance of a ballot with a code, are kept in the
 * tab and go with it. So the next user of a shared computer finds nothing.
 */
import { signal } from '@preact/signals';
import { browserStorage, tabStorage } from 'console/storage.js';

const PREFIX = 'insula.draft.';

/**
 * A person who writes here. A user of an external identity provider and an account are different people, even if
 * they had the same name.
 * @typedef {{kind: 'password' | 'provider', name: string}} Person
 */

/**
 * @param {Person | null} one
 * @param {Person | null} other
 */
export const isSamePerson = (one, other) => one !== null && one.kind === other?.kind && one.name === other.name;

/** How often the drafts of a person were deleted. What is still in the memory of the tab goes too. */
export const deletions = signal(0);

/**
 * Returns where a draft is kept.
 * @param {Person | undefined} owner undefined for the drafts of the tab
 * @param {string} name
 */
export function draftOf(owner, name) {
  const storage = owner === undefined ? tabStorage : browserStorage;
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

/** An encoded name has no spaces. So the name of one person is never the beginning of another. */
const prefixOf = (/** @type {Person} */ { kind, name }) => `${PREFIX}${kind} ${encodeURIComponent(name)} `;

/**
 * Whether this device has something unsent of a person. That of other tabs alone is not found.
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
 * Deletes the drafts of others who signed in in the same way, and whose sessions ended without a sign-out: a
 * browser has one session of a kind.
 * @param {Person} owner
 */
export function keepDraftsOf(owner) {
  keys(browserStorage, `${PREFIX}${owner.kind} `)
    .filter((key) => !key.startsWith(prefixOf(owner)))
    .forEach((key) => browserStorage.removeItem(key));
}

/** Deletes what the person before left in this tab, because another person goes on here. */
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
