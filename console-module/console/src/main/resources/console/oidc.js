/**
 * Signing in at an external identity provider, by the authorization code flow of OpenID Connect with
 * PKCE (RFC 7636). The console is a public client: it has no secret. Tokens are kept in memory only;
 * data that is needed after the return from the provider is in the session storage of this tab.
 */
import { address } from 'console/address.js';
import { PROVIDER_USER, tabStorage } from 'console/storage.js';

/**
 * @typedef {{issuer: string, client_id: string, authorization_endpoint: string, token_endpoint: string,
 *   end_session_endpoint?: string, scope: string, resource?: string, name: string}} Provider
 * @typedef {{access_token: string, expires_in?: number, refresh_token?: string, id_token?: string}} Tokens
 */

/** The screen to which the provider sends the browser back. */
export const RETURN_SCREEN = 'signed-in';

const PENDING = 'insula.provider-pending.';

/**
 * The prefix of the OAuth parameter `state` of a sign-in in a separate window. The window posts its answer on the
 * broadcast channel that has this `state` as its name.
 */
const WINDOW = 'window.';

/** @type {string | undefined} */
let refreshToken;
/** @type {string | undefined} */
let idToken;

/** The error that a sign-in at the provider failed, or that its token is not accepted. */
export class SignInFailed extends Error {
  /** @param {string} reason an OAuth error code, or one of: state, issuer, token, refused, window, other, signed-out */
  constructor(reason) {
    super(reason);
    this.name = 'SignInFailed';
    this.reason = reason;
  }
}

/**
 * The provider of this server, or null.
 * @returns {Provider | null}
 */
export function provider() {
  const settings = document.querySelector('meta[name="insula-oidc"]');
  return settings === null ? null : JSON.parse(settings.getAttribute('content') ?? 'null');
}

/** Whether this tab was signed in at the provider before it was loaded again. */
export function wasSignedIn() {
  return provider() !== null && tabStorage.getItem(PROVIDER_USER) !== null;
}

/** Forgets the session at the provider, without signing out there. */
export function forgetProvider() {
  refreshToken = undefined;
  idToken = undefined;
  tabStorage.removeItem(PROVIDER_USER);
}

/**
 * Leaves the page for the provider.
 * @param {string} then the path of the screen to show afterwards
 * @param {'none'} [prompt] none if the provider must not ask the user anything
 */
export async function goToProvider(then, prompt) {
  leaveFor(...(await requestFor(randomText(), then, prompt)));
}

/**
 * Signs in at the provider in a separate window. The promise stays pending if the user closes that window.
 * @param {string} [subject] the only user who may sign in
 * @returns {Promise<Tokens>}
 * @throws {SignInFailed}
 */
export async function tokensOfWindow(subject) {
  const state = WINDOW + randomText();
  const opened = open('about:blank', '_blank', 'popup,width=520,height=720');
  if (opened === null) {
    throw new SignInFailed('window');
  }
  const channel = new BroadcastChannel(state);
  const answer = new Promise((resolve) => (channel.onmessage = ({ data }) => resolve(data)));
  opened.location.replace(urlOf(...(await requestFor(state, ''))));
  const query = new URLSearchParams(await answer);
  channel.close();
  return /** @type {Tokens} */ ((await finishSignIn(query, subject)).tokens);
}

/**
 * Passes the answer of the provider to the page that opened this window, and closes the window. Does nothing in a
 * window that was not opened for a sign-in.
 * @param {URLSearchParams} query the query of the address
 * @returns {boolean} whether this window was opened for a sign-in
 */
export function answerAsWindow(query) {
  const state = query.get('state') ?? '';
  if (!state.startsWith(WINDOW)) {
    return false;
  }
  new BroadcastChannel(state).postMessage(query.toString());
  close();
  return true;
}

/**
 * Begins a sign-in: stores its code verifier in this tab, and returns the request for the provider.
 * @param {string} state the OAuth parameter `state`, which identifies this sign-in
 * @param {string} then the path of the screen to show afterwards; empty for a sign-in in a separate window
 * @param {'none'} [prompt] none if the provider must not ask the user anything
 * @returns {Promise<[string, Record<string, string | undefined>]>} the address and the parameters of the request
 */
async function requestFor(state, then, prompt) {
  const settings = required();
  const verifier = randomText();
  tabStorage.setItem(PENDING + state, JSON.stringify({ verifier, then, prompt }));
  return [
    settings.authorization_endpoint,
    {
      response_type: 'code',
      client_id: settings.client_id,
      redirect_uri: returnAddress(),
      scope: settings.scope,
      resource: settings.resource,
      state,
      code_challenge: await challengeOf(verifier),
      code_challenge_method: 'S256',
      prompt,
    },
  ];
}

/**
 * Exchanges the code with which the provider sent the browser back.
 * @param {URLSearchParams} query the query of the address
 * @param {string} [subject] the only user who may sign in
 * @returns {Promise<{then: string, tokens: Tokens | null, isOther?: boolean}>} the tokens are null if this was a
 *   sign-in after a reload and the provider answered with an error, for instance because it must ask the user
 *   something. They are also null, and `isOther` is true, if the provider signed in another user than before the reload
 * @throws {SignInFailed | Error} an error of another kind if the provider is unavailable
 */
export async function finishSignIn(query, subject) {
  const pending = takePending(query.get('state'));
  if ((query.get('iss') ?? required().issuer) !== required().issuer) {
    throw new SignInFailed('issuer');
  }
  const { then } = pending;
  const isReload = pending.prompt === 'none';
  const error = query.get('error');
  if (error !== null) {
    if (isReload) {
      forgetProvider();
      return { then, tokens: null };
    }
    throw new SignInFailed(error);
  }
  const tokens = await requestTokens({
    grant_type: 'authorization_code',
    code: query.get('code') ?? '',
    redirect_uri: returnAddress(),
    code_verifier: pending.verifier,
  });
  const { sub } = claimsOf(tokens.access_token);
  if (isReload && !isSame(sub)) {
    forgetProvider();
    return { then, tokens: null, isOther: true };
  }
  if (subject !== undefined && sub !== subject) {
    throw new SignInFailed('other');
  }
  tabStorage.setItem(PROVIDER_USER, sub);
  return { then, tokens };
}

/**
 * Requests a new access token.
 * @returns {Promise<Tokens>}
 * @throws {SignInFailed | Error} SignInFailed if the provider gave no refresh token or refuses it, or if the new token
 *   is of another user; another error if the provider is unavailable
 */
export async function renewTokens() {
  if (refreshToken === undefined) {
    throw new SignInFailed('token');
  }
  const tokens = await requestTokens({ grant_type: 'refresh_token', refresh_token: refreshToken });
  if (!isSame(claimsOf(tokens.access_token).sub)) {
    refreshToken = undefined;
    throw new SignInFailed('token');
  }
  return tokens;
}

/**
 * Whether a subject is the user who has signed in in this tab. A different user must not see the page of this user.
 * @param {string} subject
 */
const isSame = (subject) => subject === tabStorage.getItem(PROVIDER_USER);

/** Leaves the page to sign out at the provider too, if the settings have the address for that. */
export function signOutAtProvider() {
  const hint = idToken;
  forgetProvider();
  const settings = required();
  if (settings.end_session_endpoint) {
    leaveFor(settings.end_session_endpoint, {
      client_id: settings.client_id,
      id_token_hint: hint,
      post_logout_redirect_uri: address(''),
    });
  }
}

/**
 * Returns the claims of a token, unverified: only the server decides what a token allows.
 * @param {string} token
 * @returns {{sub: string, roles: string[], exp: number}}
 * @throws {SignInFailed} if it is not a JWT
 */
export function claimsOf(token) {
  try {
    const [, payload] = token.split('.');
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const { sub, roles, exp } = JSON.parse(new TextDecoder().decode(bytes));
    return { sub: String(sub), roles: Array.isArray(roles) ? roles.map(String) : [], exp: Number(exp) };
  } catch {
    throw new SignInFailed('token');
  }
}

/**
 * @param {Record<string, string>} parameters
 * @returns {Promise<Tokens>}
 */
async function requestTokens(parameters) {
  const response = await fetch(required().token_endpoint, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({ client_id: required().client_id, ...parameters }),
    credentials: 'omit',
  });
  if (response.status === 429 || response.status >= 500) {
    throw new Error(`The provider answered ${response.status}`);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok || typeof answer.access_token !== 'string') {
    refreshToken = undefined;
    throw new SignInFailed(typeof answer.error === 'string' ? answer.error : 'token');
  }
  refreshToken = answer.refresh_token ?? refreshToken;
  idToken = answer.id_token ?? idToken;
  return answer;
}

/**
 * @param {string | null} state
 * @returns {{verifier: string, then: string, prompt?: string}}
 */
function takePending(state) {
  const key = PENDING + state;
  const pending = tabStorage.getItem(key);
  tabStorage.removeItem(key);
  if (pending === null) {
    throw new SignInFailed('state');
  }
  return JSON.parse(pending);
}

/** @returns {Provider} */
function required() {
  const settings = provider();
  if (settings === null) {
    throw new SignInFailed('state');
  }
  return settings;
}

/**
 * @param {string} endpoint
 * @param {Record<string, string | undefined>} parameters
 */
function leaveFor(endpoint, parameters) {
  const url = urlOf(endpoint, parameters);
  // If the provider asks the user nothing, Back should not lead to the provider, so no history entry is added.
  if (parameters.prompt === 'none') {
    location.replace(url);
  } else {
    location.assign(url);
  }
}

/**
 * @param {string} endpoint
 * @param {Record<string, string | undefined>} parameters
 */
function urlOf(endpoint, parameters) {
  const url = new URL(endpoint);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      url.searchParams.set(name, value);
    }
  }
  return url.href;
}

function returnAddress() {
  return address(`console/${RETURN_SCREEN}`);
}

/** @param {string} verifier */
async function challengeOf(verifier) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(hash));
}

function randomText() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}
