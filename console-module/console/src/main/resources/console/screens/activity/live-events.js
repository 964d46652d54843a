import { useEffect, useRef, useState } from 'preact/hooks';
import { isRefusal } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { searchForm } from 'console/search-form.js';
import { pause, readEvents } from 'console/sse.js';
import { EventTable } from 'console/screens/activity/event-table.js';
import { Badge } from 'console/ui/badge.js';
import { Button } from 'console/ui/controls.js';
import { Empty, ErrorNotice } from 'console/ui/feedback.js';

/** The most events that stay on the screen. */
const MAX_EVENTS = 200;

/** The time between two connections, in milliseconds. */
const RECONNECT_MS = 2_000;

/**
 * Shows the events that are stored from now on, newest first. The stream of the server cannot be filtered, so
 * the filters are applied here.
 * @param {{filters: Record<string, string>}} props
 */
export function LiveEvents({ filters }) {
  const [events, setEvents] = useState(/** @type {any[]} */ ([]));
  const [isPaused, setPaused] = useState(false);
  const { isConnected, error, retry } = useStream(!isPaused, (event) => {
    if (matches(event, filters)) {
      setEvents((/** @type {any[]} */ old) => [event, ...old].slice(0, MAX_EVENTS));
    }
  });
  if (error !== undefined) {
    return html`<${ErrorNotice} error=${error} retry=${retry} />`;
  }
  const state = isPaused ? 'paused' : isConnected ? 'connected' : 'connecting';
  return html`
    <div class="section-heading spaced">
      <p role="status">
        <${Badge} tone=${isConnected ? 'good' : 'warn'}>${t(`activity.${state}`)}<//>${' '}
        <span class="muted small">${t('activity.received', { count: events.length })}</span>
      </p>
      <div class="actions">
        <${Button} onClick=${() => setPaused(!isPaused)}>${t(isPaused ? 'activity.resume' : 'activity.pause')}<//>
        <${Button} kind="quiet" onClick=${() => setEvents([])}>${t('activity.empty')}<//>
      </div>
    </div>
    ${events.length === 0
      ? html`<${Empty} title=${t('activity.waiting')}><p>${t('activity.waiting-text')}</p><//>`
      : html`<${EventTable} caption=${t('activity.live-caption', { count: MAX_EVENTS })} events=${events} />`}
  `;
}

/**
 * Reads the stream of events. When the stream ends or falls silent, connects again and continues after the last event.
 * While `isOn` is false, nothing is read. If the server refuses the stream, the console connects again only after
 * `retry` is called.
 * @param {boolean} isOn
 * @param {(event: any) => void} onEvent
 */
function useStream(isOn, onEvent) {
  const [isConnected, setConnected] = useState(false);
  const [error, setError] = useState(/** @type {Error | undefined} */ (undefined));
  const position = useRef(/** @type {string | undefined} */ (undefined));
  useEffect(() => {
    const abort = new AbortController();
    async function follow() {
      while (!abort.signal.aborted) {
        await readEvents('events/stream', accept, { signal: abort.signal, lastId: position.current }).catch(stopIfRefused);
        if (!abort.signal.aborted) {
          setConnected(false);
          await pause(RECONNECT_MS, abort.signal);
        }
      }
    }
    /** @param {unknown} failure */
    function stopIfRefused(failure) {
      if (isRefusal(failure) && !abort.signal.aborted) {
        abort.abort();
        setError(/** @type {Error} */ (failure));
      }
    }
    /** @param {import('console/sse.js').ServerEvent} event */
    function accept({ id, type, data }) {
      setConnected(true);
      position.current = id ?? position.current;
      if (type !== 'heartbeat') {
        onEvent(data);
      }
    }
    if (isOn && error === undefined) {
      void follow();
    }
    return () => {
      abort.abort();
      setConnected(false);
    };
  }, [isOn, error]);
  return { isConnected, error, retry: () => setError(undefined) };
}

/**
 * Whether an event matches the filters as the route understands them.
 * @param {any} event
 * @param {Record<string, string>} filters
 */
function matches(event, { message, from_date: from, to_date: to, ...exact }) {
  const day = event.created_at.slice(0, 10);
  return (
    Object.entries(exact).every(([name, value]) => event[name] === value) &&
    (message === undefined || searchForm(event.message).includes(searchForm(message))) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to)
  );
}
