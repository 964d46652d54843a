/** Keeps shown tickets up to date while their reports are made. */
import { useEffect, useState } from 'preact/hooks';
import { get, isRefusal } from 'console/api.js';
import { pause, readEvents } from 'console/sse.js';
import { announceError } from 'console/ui/feedback.js';
import { useGet } from 'console/ui/resource.js';

/** The time between two polls, in milliseconds. */
const POLL_INTERVAL_MS = 3_000;

/** @param {{status: string} | undefined} ticket */
export const isUnfinished = (ticket) => ticket?.status === 'queued' || ticket?.status === 'running';

/**
 * Loads one ticket and follows it until it is finished.
 * @param {string} id
 */
export function useTicket(id) {
  const path = `reports/tickets/${encodeURIComponent(id)}`;
  const resource = useGet(path);
  const isOpen = isUnfinished(resource.value);
  useEffect(() => {
    const abort = new AbortController();
    if (isOpen) {
      void follow(path, resource.set, resource.reload, abort.signal);
    }
    return () => abort.abort();
  }, [path, isOpen]);
  return resource;
}

/**
 * Reads the stream of a ticket; polls whenever the stream ends early or cannot be read. Ends if the server refuses
 * the ticket.
 * @param {string} path
 * @param {(ticket: any) => void} show
 * @param {() => void} showRefusal
 * @param {AbortSignal} signal
 */
async function follow(path, show, showRefusal, signal) {
  let isDone = false;
  /** @param {unknown} error */
  function stopIfRefused(error) {
    if (isRefusal(error) && !signal.aborted) {
      isDone = true;
      showRefusal();
    }
  }
  /** @param {any} ticket */
  function accept(ticket) {
    isDone = !isUnfinished(ticket);
    show(ticket);
  }
  while (!isDone && !signal.aborted) {
    try {
      await readEvents(`${path}/events`, ({ type, data }) => type === 'progress' && accept(data), { signal });
    } catch {
      // The request below finds out whether the ticket is gone or the server cannot be reached.
    }
    await pause(POLL_INTERVAL_MS, signal);
    if (!isDone && !signal.aborted) {
      await get(path, { signal }).then(accept, stopIfRefused);
    }
  }
}

/**
 * Returns the tickets, and keeps the unfinished ones up to date. A list polls instead of reading streams, because a
 * browser opens only a few streams to a server at once.
 * @param {any[]} tickets
 * @returns {any[]}
 */
export function useLiveTickets(tickets) {
  const [fresh, setFresh] = useState(/** @type {Record<string, any>} */ ({}));
  const live = tickets.map((ticket) => fresh[ticket.ticket_id] ?? ticket);
  const open = live.filter(isUnfinished).map(({ ticket_id: id }) => id);
  useEffect(() => {
    const abort = new AbortController();
    if (open.length > 0) {
      void poll(open, (ticket) => setFresh((/** @type {any} */ old) => ({ ...old, [ticket.ticket_id]: ticket })), abort.signal);
    }
    return () => abort.abort();
  }, [open.join()]);
  return live;
}

/**
 * Polls tickets until the server refuses one.
 * @param {number[]} ids
 * @param {(ticket: any) => void} show
 * @param {AbortSignal} signal
 */
async function poll(ids, show, signal) {
  for (;;) {
    await pause(POLL_INTERVAL_MS, signal);
    if (signal.aborted) {
      return;
    }
    const answers = ids.map((id) => get(`reports/tickets/${id}`, { signal }).then(show));
    const refused = (await Promise.allSettled(answers)).find((answer) => answer.status === 'rejected' && isRefusal(answer.reason));
    if (refused?.status === 'rejected' && !signal.aborted) {
      announceError(refused.reason);
      return;
    }
  }
}
