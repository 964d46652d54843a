/**
 * The session of the person who is signed in. The access token is only in memory, so an injected script finds no
 * long-lived token. If a session ends without a sign-out, the page stays as it is and asks its person to sign in again.
 */
import { batch, computed, signal } from '@preact/signals';
import { deleteDrafts, deleteDraftsOfTab, hasDrafts, isSamePerson, keepDraftsOf } from 'console/drafts.js';
import { isUnsentElsewhere, notifyTabs } from 'console/other-tabs.js';

/**
 * @typedef {import('console/drafts.js').Person} Person
 * @typedef {{username: string, roles: string[], person: Person, token: string | null, expiresAt: number}} Session the
 *   token is null after the session has ended, until the person signs in again
 */

/** @type {import('@preact/signals').Signal<Session | null>} */
export const session = signal(null);

/**
 * Counts how often the person of this page has changed without a sign-in on this page, for instance by a sign-in in
 * another tab. Each change builds all screens again, without their old state.
 */
export const persons = signal(0);

/**
 * The person who uses this page. It stays set when a session ends without a sign-out, because the page still has what
 * this person wrote. As long as the person is the same, the object is the same.
 * @type {Person | null}
 */
let person = null;

/** Returns the person who uses this page, even if the session has just ended; undefined for a visitor. */
export const presentPerson = () => person ?? undefined;

export const isMember = computed(() => hasRole('MEMBER') || hasRole('ADMIN'));
export const isAdmin = computed(() => hasRole('ADMIN'));
export const isAnalyst = computed(() => hasRole('ADMIN') || hasRole('SERVICE'));

/** @param {string} role */
function hasRole(role) {
  return session.value?.roles.includes(role) ?? false;
}

/** Whether a sign-out would delete something unsent, in this tab or in another one of this person. */
export const hasUnsent = async () => hasDrafts(person) || isUnsentElsewhere(person);

/** Counts the sessions that have ended in this tab. Tokens that arrive after the end of their session are dropped. */
let ended = 0;

/** Returns the number of sessions that have ended in this tab. */
export const endedSessions = () => ended;

/** Makes the next request get a new access token, because the present one was refused. */
export function expire() {
  if (session.value !== null) {
    session.value = { ...session.value, expiresAt: 0 };
  }
}

/**
 * Begins or continues a session with a new access token.
 * @param {Person['kind']} kind
 * @param {{access_token: string, expires_in: number, username: string, roles: string[]}} answer
 */
export function accept(kind, answer) {
  batch(() => {
    if (setPerson({ kind, name: answer.username })) {
      persons.value++;
    }
    session.value = {
      username: answer.username,
      roles: answer.roles,
      person: /** @type {Person} */ (person),
      token: answer.access_token,
      expiresAt: Date.now() + answer.expires_in * 1000,
    };
  });
  isDismissed = false;
  question.value?.();
}

/**
 * Sets the person who uses this page from now on. If the person changes, deletes the drafts of other people.
 * @param {Person} next
 * @returns {boolean} whether somebody else used the page before
 */
export function setPerson(next) {
  if (isSamePerson(person, next)) {
    return false;
  }
  const isOther = person !== null;
  person = next;
  keepDraftsOf(next);
  if (isOther) {
    deleteDraftsOfTab();
  }
  return isOther;
}

/** Notes that the session has ended without a sign-out. The page keeps its state for the same person. */
export function end() {
  ended++;
  if (session.value !== null) {
    session.value = { ...session.value, token: null };
  }
}

/** Ends the session in this tab, so that the page shows what visitors see. Does not delete the cookie. */
export function leave() {
  ended++;
  session.value = null;
  question.value?.();
}

/** Deletes what the person of this page has not sent, in all tabs, because the person signs out. */
export function forgetPerson() {
  deleteDrafts(person);
  notifyTabs('signed-out', person);
  person = null;
}

/** Lets anyone use this page next, because it was loaded anew and has nothing of an earlier person. */
export function admitAnyone() {
  person = null;
}

/**
 * The function that closes the question to sign in again, with or without a new session; null if no question is open.
 * @type {import('@preact/signals').Signal<(() => void) | null>}
 */
export const question = signal(null);

/** @type {Promise<void> | null} */
let asking = null;

let isDismissed = false;

/** Whether the user has closed the question to sign in again without a sign-in. */
export const isQuestionDismissed = () => isDismissed;

/** Asks the person of this page to sign in again. All requests wait for the same answer. */
export function askToSignIn() {
  asking ??= new Promise((resolve) => (question.value = () => resolve(undefined))).finally(() => {
    asking = null;
    question.value = null;
    isDismissed = session.value?.token === null;
  });
  return asking;
}
