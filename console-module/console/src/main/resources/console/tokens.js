/**
 * Gets, renews and returns the access tokens of the session. The refresh token is a cookie that scripts cannot read, so
 * a reload signs in again by the cookie. A session of an external identity provider is renewed at the provider instead.
 */
import { batch } from '@preact/signals';
import { address, screenPath } from 'console/address.js';
import { deleteDrafts, hasDrafts, isSamePerson } from 'console/drafts.js';
import { wait } from 'console/online.js';
import { notifyTabs, onNotice } from 'console/other-tabs.js';
import {
  accept,
  admitAnyone,
  askToSignIn,
  end,
  endedSessions,
  forgetPerson,
  isQuestionDismissed,
  leave,
  presentPerson,
  session,
  setPerson,
} from 'console/session.js';
import { PROVIDER_USER, browserStorage, isStorageOpen, tabStorage } from 'console/storage.js';

/** The time before the end of an access token at which a new one is requested, in milliseconds. */
const RENEW_EARLY_MS = 30_000;

/** The longest time of a request that sets the cookie, in milliseconds. */
const MAX_REQUEST_MS = 30_000;

/** How long a page waits for the sign-in by the cookie before it is shown without it, in milliseconds. */
const MAX_RESUME_MS = 4_000;

/** The storage key that is set if this browser may have a cookie; without it, no request tries to sign in again. */
const SIGNED_IN_KEY = 'insula.signed-in';

onNotice((event, other) => {
  const person = presentPerson() ?? null;
  if (event === 'signed-in') {
    if (!isExternal) {
      void refresh().catch(laterRequestsTryAgain);
    }
  } else if (isSamePerson(person, other)) {
    if (event === 'signed-out') {
      deleteDrafts(person);
      endSession();
    } else if (event === 'has-unsent' && hasDrafts(person)) {
      notifyTabs('unsent', person);
    }
  }
});

/** Whether this browser may have a cookie by which it can sign in again. Only the server knows whether it is valid. */
export const mayHaveCookie = () => browserStorage.getItem(SIGNED_IN_KEY) !== null;

/** Ignores a failed attempt to sign in again, because the next request repeats the attempt. */
const laterRequestsTryAgain = () => undefined;

/** Whether the session is from an external identity provider. */
let isExternal = false;

/** Whether the server offers to sign in at an external identity provider. */
export const hasProvider = document.querySelector('meta[name="insula-oidc"]') !== null;

/**
 * Signs in after a reload: at the provider, if this tab was signed in there; otherwise by the cookie of an earlier
 * visit. So a reload never changes the person of the tab. A sign-in by the cookie that takes long goes on while the
 * page is shown.
 */
export async function resume() {
  const isOfProvider = hasProvider && (await resumeAtProvider().catch(goOnWithoutProvider));
  if (!isOfProvider && mayHaveCookie()) {
    await Promise.race([refresh().catch(laterRequestsTryAgain), wait(MAX_RESUME_MS)]);
  }
}

/** Returns whether this tab has a user of the provider. Then the cookie, maybe of another person, is not tried. */
function goOnWithoutProvider() {
  isExternal = tabStorage.getItem(PROVIDER_USER) !== null;
  return isExternal;
}

/** @returns {Promise<boolean>} whether the provider sent the browser here; pending if the page goes to the provider */
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
  admitAnyone();
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
 * @throws {import('console/oidc.js').SignInFailed | Error} SignInFailed if the server refuses them, or if a session has
 *   ended in this tab meanwhile; another error if the server is unavailable
 */
async function takeTokens(tokens) {
  const begun = endedSessions();
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
  if (begun !== endedSessions()) {
    throw new SignInFailed('signed-out');
  }
  isExternal = true;
  accept('provider', {
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
  const response = await inTurn(() => post('login', { username, password, refresh_token_in: 'cookie' }));
  if (response.ok) {
    const answer = await response.clone().json();
    batch(() => {
      endSession();
      // Sets the person before `accept`, which would otherwise build all screens again.
      setPerson({ kind: 'password', name: answer.username });
      accept('password', answer);
    });
    browserStorage.setItem(SIGNED_IN_KEY, 'true');
    notifyTabs('signed-in', session.value?.person ?? null);
  }
  return response;
}

/**
 * Ends the session in all tabs of this person, and deletes the person's drafts.
 * @throws if the server cannot end it now
 */
export async function signOut() {
  if (isExternal) {
    const { signOutAtProvider } = await oidc();
    forgetPerson();
    endSession();
    signOutAtProvider();
    return;
  }
  await renewIfNeeded();
  const token = session.value?.token ?? null;
  if (token !== null) {
    const response = await inTurn(() =>
      fetch(address('logout'), { method: 'POST', headers: { Authorization: `Bearer ${token}` }, signal: limit() }),
    );
    if (!response.ok && response.status !== 401) {
      throw new Error(`The server answered ${response.status} to a sign-out`);
    }
  }
  forgetSession();
}

/** Ends the session in all tabs of this person without the server, for instance because the account is deleted. */
export function forgetSession() {
  forgetPerson();
  endSession();
  browserStorage.removeItem(SIGNED_IN_KEY);
}

/**
 * Returns a valid access token, or null if nobody is signed in. Requests a new one if the present one
 * is about to expire. If the session has ended, asks its person to sign in again, and waits for the answer; null if
 * the person closes the question without a sign-in.
 * @param {boolean} [isAction] whether the user wants to change something. A request that only reads does not repeat
 *   a question that the user has dismissed
 * @throws if the server cannot answer now
 * @returns {Promise<string | null>}
 */
export async function accessToken(isAction = true) {
  await renewIfNeeded();
  if (session.value?.token === null && (isAction || !isQuestionDismissed())) {
    await askToSignIn();
  }
  return session.value?.token ?? null;
}

async function renewIfNeeded() {
  const present = session.value;
  const hasToken = present !== null && present.token !== null;
  if (hasToken ? Date.now() > present.expiresAt - RENEW_EARLY_MS : mayHaveCookie() && !isExternal) {
    await refresh();
  }
}

/** @type {Promise<void> | null} */
let refreshing = null;

/**
 * Requests a new access token. All callers of this tab share one request. If the server refuses a new token, the
 * session ends, and this does not throw.
 * @throws if the server cannot answer now
 * @returns {Promise<void>}
 */
export function refresh() {
  refreshing ??= inTurn(requestToken).finally(() => (refreshing = null));
  return refreshing;
}

/**
 * Sends a request that sets the cookie. Tabs take turns, because each use of the cookie replaces it, and a late answer
 * to an earlier request would replace the cookie of a later sign-in.
 * @template T
 * @param {() => Promise<T>} request
 * @returns {Promise<T>}
 */
function inTurn(request) {
  // A browser that blocks storages has no locks either, and no cookie for which tabs would take turns.
  return isStorageOpen ? navigator.locks.request('insula.refresh', request) : request();
}

async function requestToken() {
  if (isExternal) {
    await renewAtProvider();
    return;
  }
  const begun = endedSessions();
  const response = await post('oauth/access_token', { grant_type: 'refresh_token' });
  const answer = response.ok ? await response.json() : null;
  if (begun !== endedSessions()) {
    return;
  }
  if (answer !== null) {
    accept('password', answer);
  } else if (response.status === 400 || response.status === 401) {
    browserStorage.removeItem(SIGNED_IN_KEY);
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

/** Ends the session in this tab, and forgets the user of the provider. */
function endSession() {
  leave();
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
    signal: limit(),
  });
}

/** Returns the signal that ends a slow request, because other tabs wait for their turn. */
const limit = () => AbortSignal.timeout(MAX_REQUEST_MS);
