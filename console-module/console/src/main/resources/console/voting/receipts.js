/** The receipts of ballots that are kept on this device. They have no votes, and only a hash of the voter's id. */
import { signal } from '@preact/signals';
import { browserStorage } from 'console/storage.js';
import { hash } from 'console/voting/order.js';

/**
 * @typedef {{cycleId: string, cycle: string, receipt: string, castAt: string, voter: number,
 *   state?: 'replaced' | 'withdrawn'}} KeptReceipt
 */

const KEY = 'insula.receipts';

/** Whether the storage refused the newest receipts, so that only the memory of this page has them. */
let isOnlyInMemory = false;

/** @type {import('@preact/signals').Signal<KeptReceipt[]>} */
const receipts = signal(stored());

addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) {
    receipts.value = present();
  }
});

/**
 * Returns the receipts of a cycle, the newest first.
 * @param {string} cycleId
 */
export const receiptsOf = (cycleId) => receipts.value.filter((each) => each.cycleId === cycleId);

/**
 * Returns the newest receipt of a voter, which can be of a withdrawn ballot; undefined if there is none.
 * @param {KeptReceipt[]} kept the receipts of a cycle, the newest first
 * @param {string | undefined} voter
 */
export const newestOf = (kept, voter) => kept.find((each) => voter !== undefined && each.voter === hash(voter));

/**
 * Keeps the receipt of a ballot. Earlier receipts of the same voter in this cycle are marked as replaced, unless they
 * are marked as withdrawn.
 * @param {{cycleId: string, cycle: string, receipt: string, castAt: string}} kept
 * @param {string} voter
 */
export function keep(kept, voter) {
  const others = marked(kept.cycleId, voter, 'replaced').filter((each) => each.receipt !== kept.receipt);
  store([{ ...kept, voter: hash(voter) }, ...others]);
}

/**
 * Marks the receipt of a voter whose ballot was withdrawn.
 * @param {string} cycleId
 * @param {string} voter
 */
export function keepWithdrawn(cycleId, voter) {
  store(marked(cycleId, voter, 'withdrawn'));
}

/**
 * @param {string} cycleId
 * @param {string} receipt
 */
export function forgetReceipt(cycleId, receipt) {
  store(present().filter((each) => each.cycleId !== cycleId || each.receipt !== receipt));
}

/**
 * @param {string} cycleId
 * @param {string} voter
 * @param {'replaced' | 'withdrawn'} state
 * @returns {KeptReceipt[]}
 */
function marked(cycleId, voter, state) {
  return present().map((each) =>
    each.cycleId === cycleId && each.voter === hash(voter) && each.state === undefined ? { ...each, state } : each,
  );
}

/**
 * Returns the receipts to which a change applies. Another tab may have stored receipts since this tab last read them.
 * @returns {KeptReceipt[]}
 */
function present() {
  if (!isOnlyInMemory) {
    return stored();
  }
  const own = receipts.value;
  const isOwn = (/** @type {KeptReceipt} */ other) =>
    own.some((each) => each.cycleId === other.cycleId && each.receipt === other.receipt);
  return [...own, ...stored().filter((each) => !isOwn(each))];
}

/**
 * Stores receipts. If the storage is full or blocked, the page keeps them in memory until it is closed, because the
 * ballot has been cast and its voter must see the receipt.
 * @param {KeptReceipt[]} changed
 */
function store(changed) {
  receipts.value = changed;
  try {
    browserStorage.setItem(KEY, JSON.stringify(changed));
    isOnlyInMemory = false;
  } catch {
    isOnlyInMemory = true;
    // The receipt screen offers to copy and print the receipt.
  }
}

/** @returns {KeptReceipt[]} */
function stored() {
  try {
    const found = JSON.parse(browserStorage.getItem(KEY) ?? '[]');
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
