/**
 * Who is signed in. The access token lives in memory alone; the refresh token is a cookie that
 * scripts cannot read. So a reload signs in again by the cookie, and an injected script finds no lasting token.
 * A session of an external identity provider is renewed there instead.
 */
import { batch, computed, signal } from '@preact/signals';
import { address, screenPath } from 'console/address.js';
import { deleteDrafts, deleteDraftsOfTab, keepDraftsOf } from 'console/drafts.js';

/**
 * @typedef {{username: string, roles: string[], token: string, expiresAt: number}} Session
 */

/** The time before the end of an access token at which a new one is requested, in milliseconds. */
const EARLY = 30_000;

/** The key that is set if this browser may have a cookie; without it, no request is sent to sign in again. */
const KNOWN = 'insula.signed-in';

/** @type {import('@preact/signals').Signal<Session | null>} */
export const session = signal(null);

/** Whether the attempt to sign in again after a reload is over, so that screens can be shown. */
export const isReady = signal(false);

/**
 * How often another person has taken over this page without signing in on it, for instance in another tab. All
 * screens then begin anew.
 */
export const persons = signal(0);

/**
 * The person who uses this page. It stays when a session ends without a sign-out, because what this person wrote
 * is still there.
 * @type {string | null}
 */
let person = null;

/** Returns the person who uses this page, even if the session has just ended; undefined for a visitor. */
export const presentPerson = () => person ?? undefined;

export const isMember = computed(() => hasRole('MEMBER') || hasRole('ADMIN'));
export const isAdmin = computed(() => hasRole('ADMIN'));
export const isAnalyst = computed(() => hasRole('ADMIN') || hasRole('SERVICE'));

const channel = new BroadcastChannel('insula.session');
channel.onmessage = ({ data }) => {
  if (data === 'signed-out') {
    deleteDrafts();
    leave();
  } else if (data === 'signed-in' && !isExternal) {
    void refresh().catch(laterRequestsTryAgain);
  }
};

/** Whether this browser has a cookie by which it can sign in again. */
const isKnown = () => localStorage.getItem(KNOWN) !== null;

/** Ignores a failed attempt to sign in again: the next request repeats it. */
const laterRequestsTryAgain = () => undefined;

/** @param {string} role */
function hasRole(role) {
  return session.value?.roles.includes(role) ?? false;
}

/** Whether the session is one of an external identity provider. */
let isExternal = false;

/** How many sessions have ended in this tab. Tokens that arrive after their session has ended are dropped. */
let sessions = 0;

/** Whether the server offers to sign in at an external identity provider. */
export const hasProvider = document.querySelector('meta[name="insula-oidc"]') !== null;

/** Signs in by the cookie of an earlier visit, or at the provider, if this tab was signed in there. */
export async function resume() {
  if (isKnown()) {
    await refresh().catch(laterRequestsTryAgain);
  } else if (hasProvider) {
    await resumeAtProvider().catch(laterRequestsTryAgain);
  }
  isReady.value = true;
}

async function resumeAtProvider() {
  const { RETURN_SCREEN, goToProvider, wasSignedIn } = await oidc();
  if (wasSignedIn() && location.pathname !== screenPath(RETURN_SCREEN)) {
    await goToProvider(location.pathname + location.search, 'none');
  }
}

/**
 * Signs in with the tokens of the provider. A session by cookie, if there is one, is ended first. The page was
 * loaded for this sign-in, so it has nothing of an earlier person.
 * @param {import('console/oidc.js').Tokens} tokens
 * @returns {Promise<void>}
 */
export async function signInWith(tokens) {
  if (isKnown()) {
    await signOut();
  }
  person = null;
  await takeTokens(tokens);
}

/**
 * Takes the tokens of the provider, if the server accepts them.
 * @param {import('console/oidc.js').Tokens} tokens
 */
async function takeTokens(tokens) {
  const begun = sessions;
  const { SignInFailed, claimsOf, forgetProvider } = await oidc();
  const claims = claimsOf(tokens.access_token);
  const response = await fetch(address('projects', { limit: 1 }), {
    headers: { Authorization: `Bearer ${tokens.access_token}` },
  });
  if (response.status === 401 || response.status === 403) {
    forgetProvider();
    throw new SignInFailed('refused');
  }
  if (!response.ok) {
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
    leave();
    // The screen for signing in leads to another one, so the screens do not begin anew in addition.
    meet(answer.username);
    accept(answer);
    localStorage.setItem(KNOWN, 'true');
    channel.postMessage('signed-in');
  }
  return response;
}

/**
 * Ends the session in all tabs, and deletes what is unsent.
 * @throws if the server cannot end it now
 */
export async function signOut() {
  if (isExternal) {
    const { signOutAtProvider } = await oidc();
    deleteDrafts();
    leave();
    person = null;
    channel.postMessage('signed-out');
    signOutAtProvider();
    return;
  }
  const token = await accessToken();
  if (token !== null) {
    const response = await fetch(address('logout'), { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
    if (!response.ok && response.status !== 401) {
      throw new Error(`The server answered ${response.status} to a sign-out`);
    }
  }
  deleteDrafts();
  forget();
  person = null;
  channel.postMessage('signed-out');
}

/**
 * Returns a valid access token, or null if nobody is signed in. Requests a new one if the present one
 * is about to expire.
 * @throws if the server cannot answer now
 * @returns {Promise<string | null>}
 */
export async function accessToken() {
  const present = session.value;
  if (present === null ? isKnown() : Date.now() > present.expiresAt - EARLY) {
    await refresh();
  }
  return session.value?.token ?? null;
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
  refreshing ??= navigator.locks
    .request('insula.refresh', requestToken)
    .finally(() => (refreshing = null));
  return refreshing;
}

async function requestToken() {
  if (isExternal) {
    await renewAtProvider();
    return;
  }
  const response = await post('oauth/access_token', { grant_type: 'refresh_token' });
  if (response.ok) {
    accept(await response.json());
  } else if (response.status === 400 || response.status === 401) {
    forget();
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
    leave();
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
      token: answer.access_token,
      expiresAt: Date.now() + answer.expires_in * 1000,
    };
  });
}

/**
 * Takes note of the person who uses this page from now on. Deletes what is unsent of other people.
 * @param {string} username
 * @returns {boolean} whether somebody else used the page before
 */
function meet(username) {
  const isOther = person !== null && person !== username;
  person = username;
  keepDraftsOf(username);
  if (isOther) {
    deleteDraftsOfTab();
  }
  return isOther;
}

/** Ends the session in this tab. The cookie, if there is one, stays. */
function leave() {
  sessions++;
  session.value = null;
  if (isExternal) {
    isExternal = false;
    void oidc().then(({ forgetProvider }) => forgetProvider());
  }
}

function forget() {
  leave();
  localStorage.removeItem(KNOWN);
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
