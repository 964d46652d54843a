/**
 * Messages between the tabs of this browser. Each message names a person, because two tabs can have different people
 * at the same time: an account with a password, and a user of an external identity provider.
 */
import { isSamePerson } from 'console/drafts.js';
import { isStorageOpen } from 'console/storage.js';

/**
 * @typedef {import('console/drafts.js').Person} Person
 * @typedef {'signed-in' | 'signed-out' | 'has-unsent' | 'unsent'} TabEvent unsent is the answer to has-unsent
 */

/** How long this tab waits for answers of other tabs, in milliseconds. */
const ANSWER_MS = 300;

/** The channel to other tabs; null if the browser blocks storages, because some browsers then block channels, too. */
const channel = isStorageOpen ? new BroadcastChannel('insula.session') : null;

/**
 * @param {TabEvent} event
 * @param {Person | null} person
 */
export const notifyTabs = (event, person) => channel?.postMessage({ event, person });

/**
 * @param {(event: TabEvent, person: Person | null) => void} listener
 * @param {AbortSignal} [signal]
 */
export function onNotice(listener, signal) {
  channel?.addEventListener('message', ({ data }) => listener(data.event, data.person), { signal });
}

/**
 * Whether another tab has something that this person has not sent. A tab that does not answer in time counts as a tab
 * that has nothing.
 * @param {Person | null} person
 * @returns {Promise<boolean>}
 */
export function isUnsentElsewhere(person) {
  const answers = new AbortController();
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ANSWER_MS);
    onNotice((event, other) => event === 'unsent' && isSamePerson(person, other) && resolve(true), answers.signal);
    notifyTabs('has-unsent', person);
  }).finally(() => answers.abort());
}
