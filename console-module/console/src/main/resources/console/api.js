/** Sends requests to the server, to the same routes as any other client. */
import { address } from 'console/address.js';
import { isOnline, MAX_WAIT_MS, wait, watch } from 'console/online.js';
import { expire, presentPerson, session } from 'console/session.js';
import { accessToken } from 'console/tokens.js';

/**
 * @typedef {{type: string, title: string, status: number, detail?: string, trace_id?: string,
 *   errors?: {field: string, message: string, line?: number}[]}} ProblemDocument
 */

/** How many times a request is sent before it fails because the server cannot be reached or is busy. */
const MAX_ATTEMPTS = 7;

/** An error response of the server, with the fields of its problem document. */
export class ApiProblem extends Error {
  /** @param {ProblemDocument} problem */
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.type = problem.type;
    this.traceId = problem.trace_id;
    this.errors = problem.errors ?? [];
    /**
     * The errors that a field shows. A form draws its fields before the notice, which shows all other errors.
     * @type {Set<object>}
     */
    this.shown = new Set();
  }

  /**
   * Returns the error of a field, or undefined if it has none.
   * @param {string} field
   */
  of(field) {
    return this.where((name) => name === field);
  }

  /**
   * Returns the error of the first wrong field whose name passes the test, or undefined if none does. All errors that
   * pass the test count as shown, because they mark the same field of the form.
   * @param {(field: string) => boolean} test
   */
  where(test) {
    const found = this.errors.filter(({ field }) => test(field));
    found.forEach((error) => this.shown.add(error));
    return found[0] && new ServerText(found[0].message);
  }
}

/**
 * The error that the last attempt got no answer. The server may still have carried out the request. If a repeat could
 * do the same once more, `isUnrepeatable` is true.
 */
export class Unreachable extends Error {
  /** @param {boolean} [isUnrepeatable] */
  constructor(isUnrepeatable = false) {
    super('unreachable');
    this.name = 'Unreachable';
    this.isUnrepeatable = isUnrepeatable;
  }
}

/** The error that another person signed in in this browser before a request was sent or answered. */
export class OtherUser extends Error {
  constructor() {
    super('other user');
    this.name = 'OtherUser';
  }
}

/** A text that the server sent. It is in English. */
export class ServerText {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/**
 * @typedef {{query?: Record<string, any>, signal?: AbortSignal, headers?: Record<string, string>, attempts?: number,
 *   onLost?: () => void}} Options a request is sent at most `attempts` times; `onLost` is called after each attempt
 *   without an answer
 */

/**
 * @param {string} path
 * @param {Options} [options]
 */
export const get = (path, options) => call('GET', path, undefined, options);

/**
 * The idempotency keys of the requests without a final answer, by the result of `nameOf`; the key of a DELETE is empty.
 * The server may have carried out these requests.
 * @type {Map<string, string>}
 */
const unanswered = new Map();

/** The largest file that the server accepts with an idempotency key, in bytes. */
const MAX_BYTES_WITH_KEY = 16 * 1024 * 1024;

/**
 * Sends a POST with an idempotency key, so that the server carries it out once even if it is sent again. The key stays
 * the same until the answer is final, also when the user presses the button again after a long outage. A file that is
 * larger than the server accepts with a key is sent without one, and only once.
 * @param {string} path
 * @param {unknown} [body]
 * @param {Options} [options]
 */
export async function post(path, body, options = {}) {
  if (body instanceof Blob && body.size > MAX_BYTES_WITH_KEY) {
    return postOnce(path, body, options);
  }
  const request = nameOf('POST', path, body, options);
  const key = unanswered.get(request) ?? crypto.randomUUID();
  unanswered.set(request, key);
  const response = await send('POST', path, body, {
    ...options,
    headers: { 'Idempotency-Key': key, ...options.headers },
  });
  const content = contentOf(response);
  // The body can be lost after the status has arrived. Then a repeat needs the same key.
  const isLost = await content.then(() => false, (failure) => !(failure instanceof ApiProblem));
  if (isFinal(response) && !isLost) {
    unanswered.delete(request);
  }
  return content;
}

/**
 * Sends a POST whose answer the server does not store. It is sent only once, because a repeat could do the same again.
 * @param {string} path
 * @param {unknown} [body]
 * @param {Options} [options]
 * @throws {Unreachable} with `isUnrepeatable`, if the answer is lost or is that of a proxy in front of the server
 */
export async function postOnce(path, body, options = {}) {
  const response = await send('POST', path, body, { ...options, attempts: 1 }).catch((failure) => {
    throw failure instanceof Unreachable ? new Unreachable(true) : failure;
  });
  if (response.status > 500 && !isJson(response)) {
    throw new Unreachable(true);
  }
  return contentOf(response);
}

/**
 * @param {string} path
 * @param {unknown} body
 * @param {Options} [options]
 */
export const put = (path, body, options) => call('PUT', path, body, options);

/**
 * @param {string} path
 * @param {unknown} body
 * @param {Options} [options]
 */
export const patch = (path, body, options) => call('PATCH', path, body, options);

/**
 * Sends a DELETE. If an earlier attempt got no answer, the server may have carried it out. Then a 404 means that the
 * deletion is done.
 * @param {string} path
 * @param {Options} [options]
 */
export async function del(path, options = {}) {
  const request = nameOf('DELETE', path, undefined, options);
  const onLost = () => unanswered.set(request, '');
  const response = await send('DELETE', path, undefined, { ...options, onLost });
  const isDone = response.status === 404 && unanswered.has(request);
  if (isFinal(response)) {
    unanswered.delete(request);
  }
  return isDone ? null : contentOf(response);
}

/**
 * Returns a text that is the same for equal requests of the same person.
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 * @param {Options} options
 */
function nameOf(method, path, body, { query, headers }) {
  const sent = body instanceof File ? [body.name, body.size, body.lastModified] : body;
  return JSON.stringify([presentPerson() ?? null, method, path, query, headers, sent]);
}

/**
 * Whether an answer is final: the server would answer a repeat of the request in the same way. After any other answer,
 * it is unknown whether the server has carried out an earlier attempt.
 * @param {Response} response
 */
const isFinal = (response) => response.status < 500 && ![401, 403, 429].includes(response.status) && !isRunning(response);

/**
 * Whether the server still carries out an earlier attempt of this request.
 * @param {Response} response
 */
const isRunning = (response) => response.status === 409 && response.headers.has('Retry-After');

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} body a File or text is sent as it is, all else as JSON
 * @param {Options} [options]
 * @throws {ApiProblem | Unreachable | OtherUser}
 */
async function call(method, path, body, options = {}) {
  return contentOf(await send(method, path, body, options));
}

/**
 * @param {Response} response
 * @returns {Promise<any>} the JSON of the response; null if it has none
 * @throws {ApiProblem} if the response is an error
 */
async function contentOf(response) {
  await refuseError(response);
  return isJson(response) ? response.json() : null;
}

/**
 * @param {Response} response
 * @throws {ApiProblem} if the response is an error
 */
async function refuseError(response) {
  if (!response.ok) {
    throw new ApiProblem(await problemOf(response));
  }
}

/**
 * Sends a request and returns its response, for answers that are not JSON.
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {Options} [options]
 * @throws {ApiProblem | Unreachable | OtherUser}
 */
export async function open(method, path, body, options = {}) {
  const response = await send(method, path, body, options);
  await refuseError(response);
  return response;
}

/**
 * Sends a request and returns the response, whatever its status is. Repeats the request once with a new access
 * token if the server refuses the present one, and a few times while the server restarts or is busy. Fails if another
 * person signs in in this browser meanwhile, so that the caller does not continue in the name of that person.
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {Options} [options]
 * @throws {Unreachable | OtherUser}
 */
export async function send(method, path, body, options = {}) {
  const sender = presentPerson();
  let response = await attempt(method, path, body, options, sender);
  if (response.status === 401 && session.value?.token) {
    expire();
    response = await attempt(method, path, body, options, sender);
  }
  refuseOther(sender);
  return response;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 * @param {Options} options
 * @param {import('console/drafts.js').Person | undefined} sender see `sendOnce`
 */
async function attempt(method, path, body, options, sender) {
  const { attempts = MAX_ATTEMPTS } = options;
  for (let tries = 1; ; tries++) {
    const response = await sendOnce(method, path, body, options, sender);
    if (response !== null && ((response.status !== 503 && !isRunning(response)) || tries === attempts)) {
      isOnline.value = true;
      return response;
    }
    isOnline.value = response !== null;
    if (response === null) {
      options.onLost?.();
    }
    if (tries === attempts) {
      void watch();
      throw new Unreachable();
    }
    await wait(delayMs(tries, response), options.signal);
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 * @param {Options} options
 * @param {import('console/drafts.js').Person | undefined} sender the only person in whose name the request may be
 *   sent; undefined if any person is allowed
 * @returns {Promise<Response | null>} null if the request got no answer, or if its token could not be renewed
 */
async function sendOnce(method, path, body, { query, signal: abort, headers = {} }, sender) {
  try {
    const token = await accessToken(method !== 'GET');
    refuseOther(sender);
    return await fetch(address(path, query), {
      method,
      signal: abort,
      headers: {
        Accept: 'application/json, application/problem+json, */*;q=0.1',
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...(isPlain(body) ? { 'Content-Type': 'application/json' } : {}),
        ...headers,
      },
      body: isPlain(body) ? JSON.stringify(body) : /** @type {any} */ (body),
    });
  } catch (error) {
    if (abort?.aborted || error instanceof OtherUser) {
      throw error;
    }
    return null;
  }
}

/**
 * @param {import('console/drafts.js').Person | undefined} sender
 * @throws {OtherUser} if somebody else is signed in now
 */
function refuseOther(sender) {
  if (sender !== undefined && ![undefined, sender].includes(session.value?.person)) {
    throw new OtherUser();
  }
}

/** @param {unknown} body */
function isPlain(body) {
  return body !== undefined && typeof body !== 'string' && !(body instanceof Blob);
}

/** @param {Response} response */
function isJson(response) {
  return /^application\/(.+\+)?json/.test(response.headers.get('Content-Type') ?? '');
}

/**
 * Returns the problem document of a response. A proxy can answer in another format; then only the status is known.
 * @param {Response} response
 * @returns {Promise<ProblemDocument>}
 */
async function problemOf(response) {
  const document = isJson(response) ? await response.json().catch(() => ({})) : {};
  return { type: 'about:blank', title: '', ...document, status: response.status };
}

/**
 * Whether the server refuses the request because of its sender or because the resource is missing, so that polling
 * is useless. Other refusals, such as 400 and 409, do not count.
 * @param {unknown} error
 */
export const isRefusal = (error) => error instanceof ApiProblem && [401, 403, 404].includes(error.status);

/**
 * @param {number} tries
 * @param {Response | null} response
 */
function delayMs(tries, response) {
  // Retry-After can also be a date. A date is ignored, so the usual delay applies.
  const asked = (Number(response?.headers.get('Retry-After')) || 0) * 1000;
  return Math.min(MAX_WAIT_MS, Math.max(asked, 500 * 2 ** tries));
}
