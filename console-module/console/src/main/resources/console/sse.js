/** Server-sent events, read by `fetch`, because an `EventSource` cannot send a token. */
import { open } from 'console/api.js';
import { wait } from 'console/online.js';

/** @typedef {{type: string, id: string | undefined, data: any}} ServerEvent */

/** How many heartbeats can be missing before a stream counts as broken. */
const MAX_MISSED_HEARTBEATS = 3;

/** The interval of heartbeats until a heartbeat of the server says another one, in milliseconds. */
const MAX_INTERVAL_MS = 60_000;

/**
 * Reads a stream of events until it ends, or until nothing has arrived for as long as several heartbeats take: a
 * connection can break without a sign. Comments between the events are left out.
 * @param {string} path
 * @param {(event: ServerEvent) => void} onEvent
 * @param {{signal: AbortSignal, lastId?: string}} options
 * @throws if the server refuses the stream, if the connection breaks, or after the signal aborts
 */
export async function readEvents(path, onEvent, { signal, lastId }) {
  const response = await open('GET', path, undefined, {
    signal,
    headers: {
      Accept: 'text/event-stream, application/problem+json',
      ...(lastId === undefined ? {} : { 'Last-Event-ID': lastId }),
    },
  });
  const reader = /** @type {ReadableStream<any>} */ (response.body)
    .pipeThrough(/** @type {any} */ (new TextDecoderStream()))
    .getReader();
  let rest = '';
  let interval = MAX_INTERVAL_MS;
  for (;;) {
    const silence = setTimeout(() => void reader.cancel().catch(() => undefined), MAX_MISSED_HEARTBEATS * interval);
    const { value, done } = await reader.read().finally(() => clearTimeout(silence));
    if (done) {
      return;
    }
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const event of blocks.map(parsed).filter((each) => each !== null)) {
      interval = event.type === 'heartbeat' ? (event.data.interval_ms ?? interval) : interval;
      onEvent(event);
    }
  }
}

/**
 * @param {string} block
 * @returns {ServerEvent | null} null for a comment
 */
function parsed(block) {
  const fields = Map.groupBy(block.split(/\r?\n/), (line) => line.split(':', 1)[0]);
  const valueOf = (/** @type {string} */ name) =>
    fields.get(name)?.map((line) => line.slice(name.length + 1).replace(/^ /, ''));
  const data = valueOf('data');
  return data === undefined
    ? null
    : { type: valueOf('event')?.[0] ?? 'message', id: valueOf('id')?.[0], data: JSON.parse(data.join('\n')) };
}

/**
 * Waits some time; returns as soon as the signal aborts, or at once if it has aborted before.
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function pause(milliseconds, signal) {
  const end = () => undefined;
  return wait(milliseconds, signal).then(end, end);
}
