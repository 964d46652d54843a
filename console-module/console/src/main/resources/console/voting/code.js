/**
 * The codes by which people without an account vote. A code is kept only in memory, so that the next user of
 * the device does not find it.
 */
import { effect, signal } from '@preact/signals';
import { deletions } from 'console/drafts.js';
import { plainDigits } from 'console/number-input.js';
import { session } from 'console/session.js';

/** @type {import('@preact/signals').Signal<Record<string, string>>} */
const codes = signal({});

/** Deletes the codes at a sign-out, and when another person signs in. */
effect(() => {
  if (deletions.value > 0) {
    codes.value = {};
  }
});

/**
 * Returns the code that was entered for a cycle, if any.
 * @param {string} cycleId
 * @returns {string | undefined}
 */
export const codeOf = (cycleId) => codes.value[cycleId];

/**
 * @param {string} cycleId
 * @param {string | undefined} code undefined removes the stored code
 */
export function setCode(cycleId, code) {
  const { [cycleId]: _, ...others } = codes.value;
  codes.value = code === undefined ? others : { ...others, [cycleId]: code };
}

/**
 * @param {string | undefined} code
 * @returns {Record<string, string>}
 */
export const codeHeaders = (code) => (code === undefined ? {} : { 'Ballot-Code': code });

/**
 * Returns a typed code in the form in which codes are printed: in groups of four characters, at most four groups. 0
 * replaces O, and 1 replaces I and L, as on the server.
 * @param {string} text
 */
export function tidied(text) {
  const plain = plainDigits(text).toUpperCase().replace(/[^0-9A-Z]/g, '').slice(0, 16);
  return plain
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * Returns an id of the voter of a cycle on this device: the code or the account; undefined if there is neither.
 * @param {string} cycleId
 */
export function voterOf(cycleId) {
  const code = codeOf(cycleId);
  if (code !== undefined) {
    return `code ${code.replace(/[^0-9A-Z]/gi, '').toUpperCase()}`;
  }
  return session.value === null ? undefined : `account ${session.value.username}`;
}
