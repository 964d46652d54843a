/**
 * Orders the proposals of a ballot at random. The order differs from voter to voter, and stays the same for one
 * voter. So no proposal has the advantage of being the first for everyone.
 */

/**
 * Returns a number of 32 bits for a text (FNV-1a).
 * @param {string} text
 */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value;
}

/**
 * Returns a function that returns random numbers from 0 to below 1, always the same ones for a seed
 * (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Returns the items in an order that depends on the seed alone (Fisher and Yates).
 * @template T
 * @param {T[]} items
 * @param {string} seed
 */
export function shuffled(items, seed) {
  const random = randomFrom(hash(seed));
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}
