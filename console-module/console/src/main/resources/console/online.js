/** Whether the server can be reached. */
import { signal } from '@preact/signals';
import { address } from 'console/address.js';

/** The longest wait between two attempts to reach the server, in milliseconds. */
export const MAX_WAIT_MS = 8_000;

/** Whether the server answered the last request; true before the first one. If false, every screen shows a notice. */
export const isOnline = signal(true);

/** @type {Promise<void> | null} */
let watching = null;

/** Sends requests to an unreachable server again and again, until it answers. */
export function watch() {
  watching ??= untilOnline().finally(() => (watching = null));
  return watching;
}

async function untilOnline() {
  while (!isOnline.value) {
    await wait(MAX_WAIT_MS);
    isOnline.value = await isAnswering();
  }
}

/** Waits until the server can be reached. */
export async function untilReachable() {
  isOnline.value = await isAnswering();
  await watch();
}

/** @returns {Promise<boolean>} */
function isAnswering() {
  return fetch(address('health/liveness'), { cache: 'no-store' }).then(
    () => true,
    () => false,
  );
}

/**
 * Waits some time. Fails with the reason of the signal as soon as the signal aborts, or at once if it has aborted
 * before.
 * @param {number} milliseconds
 * @param {AbortSignal} [abort]
 * @returns {Promise<void>}
 */
export function wait(milliseconds, abort) {
  return new Promise((resolve, reject) => {
    abort?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(abort?.reason);
    };
    const timer = setTimeout(() => {
      abort?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    abort?.addEventListener('abort', stop);
  });
}
