/** Components that inform the reader about a state: notices, errors with a retry, loading, empty lists. */
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { ApiProblem, OtherUser, Unreachable } from 'console/api.js';
import { html } from 'console/html.js';
import { language, t } from 'console/i18n.js';
import { isOnline } from 'console/online.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { sentenceOf } from 'console/ui/server-sentences.js';
import { ProblemDetail } from 'console/ui/server-text.js';

/**
 * A framed message.
 * @param {{kind?: 'info' | 'success' | 'warning' | 'error', title?: string, children?: any}} props
 */
export function Notice({ kind = 'info', title, children }) {
  return html`
    <div class="notice notice-${kind}" role=${kind === 'error' ? 'alert' : 'note'}>
      ${title && html`<p class="notice-title">${title}</p>`} ${children}
    </div>
  `;
}

/**
 * Says what went wrong. If `retry` is given, also offers to try again or, if something does not exist, to go to the
 * start screen.
 * @param {{error: Error, retry?: () => void}} props
 */
export function ErrorNotice({ error, retry }) {
  const isMissing = error instanceof ApiProblem && error.status === 404;
  return html`
    <${Notice} kind="error" title=${titleOf(error)}>
      ${error instanceof ApiProblem && html`<${ProblemDetail} problem=${error} />`}
      ${error instanceof ApiProblem &&
      error.traceId &&
      !isMissing &&
      html`<p class="muted small">${t('error.trace', { id: error.traceId })}</p>`}
      ${retry && !isMissing && html`<${Button} onClick=${retry}>${t('action.retry')}<//>`}
      ${retry && isMissing && html`<${ScreenLink} class="button">${t('not-found.home')}<//>`}
    <//>
  `;
}

/**
 * The keys of the texts for problems, by HTTP status. Each type of problem has a different status.
 * @type {Record<number, string>}
 */
const TITLES = {
  400: 'error.invalid',
  401: 'error.signed-out',
  403: 'error.forbidden',
  404: 'error.not-found',
  409: 'error.conflict',
  413: 'error.too-large',
  429: 'error.too-many-requests',
  500: 'error.server',
  503: 'error.unavailable',
};

/**
 * Returns a text in the reader's language that says what went wrong.
 * @param {Error} error
 */
function titleOf(error) {
  if (error instanceof Unreachable) {
    return t(error.isUnrepeatable ? 'error.maybe-done' : 'error.unreachable');
  }
  if (error instanceof OtherUser) {
    return t('error.other-user');
  }
  if (error instanceof ApiProblem && error.errors.length > 0) {
    return t('error.invalid');
  }
  return t(error instanceof ApiProblem ? (TITLES[error.status] ?? (error.status > 500 ? 'error.unavailable' : 'error.refused')) : 'error.unexpected');
}

/**
 * Grey bars in the place of text that is being loaded. They appear late, so quick answers do not flash.
 * @param {{lines?: number}} props
 */
export function Loading({ lines = 3 }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return html`
    <div class="loading" role="status" data-late=${isLate}>
      <span class="visually-hidden">${t('state.loading')}</span>
      ${Array.from({ length: lines }, (_, line) => html`<div class="loading-line" key=${line} />`)}
    </div>
  `;
}

/**
 * A message where there is nothing to show: says why, and what to do next.
 * @param {{title: string, children?: any}} props
 */
export function Empty({ title, children }) {
  return html`<div class="empty"><p class="empty-title">${title}</p>${children}</div>`;
}

/**
 * Shows data once it is loaded. Before that, shows grey bars. After a failure, shows the error, even in the place of
 * older data.
 * @template T
 * @param {{of: import('console/ui/resource.js').Resource<T> & {loaded?: import('@preact/signals').Signal<number>},
 *   lines?: number, children: (value: T) => any}} props `loaded` is how many entries of a long list are there so far
 */
export function Loaded({ of: resource, lines, children }) {
  if (resource.error !== undefined) {
    return html`<${ErrorNotice} error=${resource.error} retry=${resource.reload} />`;
  }
  if (resource.value !== undefined) {
    return children(resource.value);
  }
  return html`
    ${resource.loaded && html`<${LoadedCount} loaded=${resource.loaded} />`}
    <${Loading} lines=${lines} />
  `;
}

/**
 * Shows a long list as soon as its first page is loaded, and above it how many entries are loaded so far.
 * @template T
 * @param {{of: import('console/ui/resource.js').Pages<T>, lines?: number, children: (items: T | any[]) => any}} props
 */
export function LoadedList({ of: pages, lines, children }) {
  const { value, early, loaded, error } = pages;
  if (error !== undefined || (value === undefined && early.length === 0)) {
    return html`<${Loaded} of=${pages} lines=${lines}>${children}<//>`;
  }
  return html`
    ${value !== null && html`<${LoadedCount} loaded=${loaded} isShown whole=${Array.isArray(value) ? value.length : undefined} />`}
    ${children(value === undefined ? early : value)}
  `;
}

/**
 * Says how many entries of a long list are loaded. Its place stays when all are loaded, so that the list does not
 * move. Nothing is said about a list of one page.
 * @param {{loaded: import('@preact/signals').Signal<number>, isShown?: boolean, whole?: number}} props `isShown` is
 *   whether the loaded entries are shown already; `whole` is how many entries the list has once all are loaded
 */
function LoadedCount({ loaded, isShown, whole }) {
  const count = whole ?? loaded.value;
  return (
    loaded.value > 0 &&
    html`<p class="muted">${t(whole !== undefined ? 'state.loaded-all' : isShown ? 'state.loading-rest' : 'state.loading-count', { count })}</p>`
  );
}

/**
 * The end of a list: the error of the last page, grey bars while a page is loaded, a button for more entries, or
 * nothing. On paper, a sentence replaces the button.
 * @param {{of: {items?: any[], error?: Error, isLoading: boolean, hasMore: boolean, more: () => void, retry: () => void}}} props
 */
export function ListEnd({ of: list }) {
  if (list.error !== undefined) {
    return html`<${ErrorNotice} error=${list.error} retry=${list.retry} />`;
  }
  if (list.isLoading) {
    return html`<${Loading} />`;
  }
  return list.hasMore
    ? html`
        <p class="center"><${Button} onClick=${list.more}>${t('action.more')}<//></p>
        <p class="on-paper">${t('list.cut')}</p>
      `
    : null;
}

/** The present announcement, and its number among all. Two announcements can have the same text. */
const announcement = signal({ text: '', number: 0 });

/**
 * Shows a short message for a few seconds. Screen readers read the message aloud.
 * @param {string} text
 */
export function announce(text) {
  announcement.value = { text, number: announcement.value.number + 1 };
}

/**
 * Returns the detail of a problem in the reader's language, if there is one.
 * @param {ApiProblem} problem
 */
const detailOf = ({ message }) => (language.value === 'en' ? message : sentenceOf(message));

/**
 * Announces the error of an action whose control has no place to show the error.
 * @param {unknown} error
 */
export function announceError(error) {
  announce((error instanceof ApiProblem && detailOf(error)) || titleOf(/** @type {Error} */ (error)));
}

/**
 * Shows the announcements. It is used once on the page. Its element is there even without a text, because screen
 * readers read only the changes of elements that they know. Each announcement is a new element in it, so that they
 * also read an announcement with the same text as the one before.
 */
export function Announcements() {
  const { text, number } = announcement.value;
  useEffect(() => {
    const timer = setTimeout(() => (announcement.value = { text: '', number }), 6_000);
    return () => clearTimeout(timer);
  }, [number]);
  return html`<div class="toast" role="status">${text !== '' && html`<span key=${number}>${text}</span>`}</div>`;
}

/** Shows a notice as long as the server does not answer. Like the place of announcements, it is always on the page. */
export function ConnectionNotice() {
  const offline = !isOnline.value;
  return html`<div class="offline" role="status">${offline && t('error.offline')}</div>`;
}
