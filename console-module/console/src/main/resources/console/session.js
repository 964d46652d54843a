/**
 * The session of the person who is signed in. The access token is only in memory; the refresh token is a cookie that
 * scripts cannot read. So a reload signs in again by the cookie, and an injected script finds no long-lived token.
 * A session of an external identity provider is renewed at the provider instead.
 * If a session ends without a sign-out, the page stays as it is and asks its person to sign in again.
 */
import { batch, computed, signal } from '@preact/signals';
import { address, screenPath } from 'console/address.js';
import { deleteDrafts, deleteDraftsOfTab, hasDrafts, isSamePerson, keepDraftsOf } from 'console/drafts.js';
import { isUnsentElsewhere, notifyTabs, onNotice } from 'console/other-tabs.js';
import { PROVIDER_USER, browserStorage, isStorageOpen, tabStorage } from 'console/storage.js';

/**
 * @typedef {import('console/drafts.js').Person} Person
 * @typedef {{username: string, roles: string[], person: Person, token: string | null, expiresAt: number}} Session the
 *   token is null after the session has ended, until the person signs in again
 */

/** The time before the end of an access token at which a new one is requested, in milliseconds. */
const EARLY = 30_000;

/** The storage key that is set if this browser may have a cookie; without it, no request tries to sign in again. */
const KNOWN = 'insula.signed-in';

/** @type {import('@preact/signals').Signal<Session | null>} */
export const session = signal(null);

/** Whether the attempt to sign in again after a reload is over, so that screens can be shown. */
export const isReady = signal(false);

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

onNotice((event, other) => {
  if (event === 'signed-in') {
    if (!isExternal) {
      void refresh().catch(laterRequestsTryAgain);
    }
  } else if (isSamePerson(person, other)) {
    if (event === 'signed-out') {
      deleteDrafts(person);
      leave();
    } else if (event === 'has-unsent' && hasDrafts(person)) {
      notifyTabs('unsent', person);
    }
  }
});

/** Whether a sign-out would delete something unsent, in this tab or in another one of this person. */
export const hasUnsent = async () => hasDrafts(person) || isUnsentElsewhere(person);

/** Whether this browser has a cookie by which it can sign in again. */
export const isKnown = () => browserStorage.getItem(KNOWN) !== null;

/** Ignores a failed attempt to sign in again, because the next request repeats the attempt. */
const laterRequestsTryAgain = () => undefined;

/** @param {string} role */
function hasRole(role) {
  return session.value?.roles.includes(role) ?? false;
}

/** Whether the session is from an external identity provider. */
let isExternal = false;

/** Counts the sessions that have ended in this tab. Tokens that arrive after the end of their session are dropped. */
let sessions = 0;

/** Whether the server offers to sign in at an external identity provider. */
export const hasProvider = document.querySelector('meta[name="insula-oidc"]') !== null;

/**
 * Signs in after a reload: at the provider, if this tab was signed in there; otherwise by the cookie of an earlier
 * visit. So a reload never changes the person of the tab.
 */
export async function resume() {
  const isOfProvider = hasProvider && (await resumeAtProvider().catch(goOnWithoutProvider));
  if (!isOfProvider && isKnown()) {
    await refresh().catch(laterRequestsTryAgain);
  }
  isReady.value = true;
}

/** Returns whether this tab has a user of the provider. Then the cookie, maybe of another person, is not tried. */
function goOnWithoutProvider() {
  isExternal = tabStorage.getItem(PROVIDER_USER) !== null;
  return isExternal;
}

/** @returns {Promise<boolean>} whether the provider sent the browser here; never settles if the page goes there */
async function resumeAtProvider() {
  const { RETURN_SCREEN, goToProvider, wasSignedIn } = await oidc();
  if (location.pathname === screenPath(RETURN_SCREEN)) {
    return true;
  }
  if (wasSignedIn()) {
    await goToProvider(location.pathname + location.search, 'none');
    await new Promise(() => undefined);
  }
  return false;
}

/**
 * Signs in with the tokens of the provider. The page was loaded for this sign-in, so it has nothing of an earlier
 * person. A session by cookie is not ended, because another tab may use it.
 * @param {import('console/oidc.js').Tokens} tokens
 * @returns {Promise<void>}
 */
export async function signInWith(tokens) {
  person = null;
  await takeTokens(tokens);
}

/**
 * Signs in the person of this page at the provider again, in a separate window, so that the page keeps its state.
 * @throws {import('console/oidc.js').SignInFailed}
 */
export async function signInAgainAtProvider() {
  const { tokensOfWindow } = await oidc();
  await takeTokens(await tokensOfWindow(session.value?.username));
}

/**
 * Takes the tokens of the provider, if the server accepts them.
 * @param {import('console/oidc.js').Tokens} tokens
 */
async function takeTokens(tokens) {
  const begun = sessions;
  const { SignInFailed, claimsOf, forgetProvider } = await oidc();
  const claims = claimsOf(tokens.access_token);
  // Every server has this route. It refuses members with 403, but only after it has accepted their tokens.
  const response = await fetch(address('apps'), { headers: { Authorization: `Bearer ${tokens.access_token}` } });
  if (response.status === 401) {
    forgetProvider();
    throw new SignInFailed('refused');
  }
  if (!response.ok && response.status !== 403) {
    throw new Error(`The server answered ${response.status}`);
  }
  if (begun !== sessions) {
    throw new SignInFailed('signed-out');
  }
  isExternal = true;
  accept({
    username: claims.sub,
    roles: claims.roles,
    access_token: tokens.access_token,
    expires_in: tokens.expires_in ?? claims.exp - Date.now() / 1000,
  });
}

/** Loads the module for sign-in at a provider, only when it is needed. */
function oidc() {
  return import('console/oidc.js');
}

/**
 * @param {string} username
 * @param {string} password
 * @returns {Promise<Response>} the response of the server; the session is set if it is 200
 */
export async function signIn(username, password) {
  const response = await post('login', {
    username,
    password,
    refresh_token_in: 'cookie',
  });
  if (response.ok) {
    const answer = await response.clone().json();
    batch(() => {
      leave();
      // Sets the person before `accept`, which would otherwise build all screens again.
      meet(answer.username);
      accept(answer);
    });
    browserStorage.setItem(KNOWN, 'true');
    notifyTabs('signed-in', person);
  }
  return response;
}

/**
 * Ends the session in all tabs of this person, and deletes what is unsent.
 * @throws if the server cannot end it now
 */
export async function signOut() {
  if (isExternal) {
    const { signOutAtProvider } = await oidc();
    signedOut();
    leave();
    signOutAtProvider();
    return;
  }
  await renewIfNeeded();
  const token = session.value?.token ?? null;
  if (token !== null) {
    const response = await fetch(address('logout'), { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
    if (!response.ok && response.status !== 401) {
      throw new Error(`The server answered ${response.status} to a sign-out`);
    }
  }
  forgetSession();
}

/** Ends the session in all tabs of this person without the server, for instance because the account is deleted. */
export function forgetSession() {
  signedOut();
  leave();
  browserStorage.removeItem(KNOWN);
}

function signedOut() {
  deleteDrafts(person);
  notifyTabs('signed-out', person);
  person = null;
}

/**
 * Returns a valid access token, or null if nobody is signed in. Requests a new one if the present one
 * is about to expire. If the session has ended, asks its person to sign in again, and waits for the answer.
 * @param {boolean} [isAction] whether the user wants to change something. A request that only reads does not repeat
 *   a question that the user has dismissed
 * @throws if the server cannot answer now
 * @returns {Promise<string | null>}
 */
export async function accessToken(isAction = true) {
  await renewIfNeeded();
  if (session.value?.token === null && (isAction || !isDismissed)) {
    await askToSignIn();
  }
  return session.value?.token ?? null;
}

async function renewIfNeeded() {
  const present = session.value;
  const hasToken = present !== null && present.token !== null;
  if (hasToken ? Date.now() > present.expiresAt - EARLY : isKnown() && !isExternal) {
    await refresh();
  }
}

/**
 * The function that closes the question to sign in again, with or without a new session; null if no question is open.
 * @type {import('@preact/signals').Signal<(() => void) | null>}
 */
export const question = signal(null);

/** @type {Promise<void> | null} */
let asking = null;

/** Whether the user has closed the question to sign in again without a sign-in. */
let isDismissed = false;

/** Asks the person of this page to sign in again. All requests wait for the same answer. */
export function askToSignIn() {
  asking ??= new Promise((resolve) => (question.value = () => resolve(undefined))).finally(() => {
    asking = null;
    question.value = null;
    isDismissed = session.value?.token === null;
  });
  return asking;
}

/** Makes the next request get a new access token, because the present one was refused. */
export function expire() {
  if (session.value !== null) {
    session.value = { ...session.value, expiresAt: 0 };
  }
}

/** @type {Promise<void> | null} */
let refreshing = null;

/**
 * Requests a new access token. All callers of this tab share one request. Tabs take turns, because
 * each use of the cookie replaces it.
 * @returns {Promise<void>}
 */
export function refresh() {
  // A browser that blocks storages has no locks either, and no cookie for which tabs would take turns.
  refreshing ??= (isStorageOpen ? navigator.locks.request('insula.refresh', requestToken) : requestToken()).finally(
    () => (refreshing = null),
  );
  return refreshing;
}

async function requestToken() {
  if (isExternal) {
    await renewAtProvider();
    return;
  }
  const begun = sessions;
  const response = await post('oauth/access_token', { grant_type: 'refresh_token' });
  const answer = response.ok ? await response.json() : null;
  if (begun !== sessions) {
    return;
  }
  if (answer !== null) {
    accept(answer);
  } else if (response.status === 400 || response.status === 401) {
    browserStorage.removeItem(KNOWN);
    end();
  } else {
    throw new Error(`The server answered ${response.status} to a request for a token`);
  }
}

async function renewAtProvider() {
  const { SignInFailed, renewTokens } = await oidc();
  try {
    await takeTokens(await renewTokens());
  } catch (error) {
    if (!(error instanceof SignInFailed)) {
      throw error;
    }
    end();
  }
}

/** @param {{access_token: string, expires_in: number, username: string, roles: string[]}} answer */
function accept(answer) {
  batch(() => {
    if (meet(answer.username)) {
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
 * Sets the person who uses this page from now on. Deletes what other people left unsent.
 * @param {string} name
 * @returns {boolean} whether somebody else used the page before
 */
function meet(name) {
  /** @type {Person} */
  const next = { kind: isExternal ? 'provider' : 'password', name };
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
function end() {
  sessions++;
  if (session.value !== null) {
    session.value = { ...session.value, token: null };
  }
}

/** Ends the session in this tab, so that the page shows what visitors see. Does not delete the cookie. */
function leave() {
  sessions++;
  session.value = null;
  question.value?.();
  if (isExternal) {
    isExternal = false;
    void oidc().then(({ forgetProvider }) => forgetProvider());
  }
}

/**
 * @param {string} path
 * @param {object} body
 */
function post(path, body) {
  return fetch(address(path), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}
