/**
 * Orders the proposals of a ballot at random. The order differs from voter to voter, and stays the same for one
 * voter. So no proposal has the advantage of being the first for everyone.
 */

/**
 * Returns a number of 32 bits for a text (FNV-1a).
 * @param {string} text
 * @param {number} [start] the hash of the text that comes before this one
 */
export function hash(text, start = 0x811c9dc5) {
  let value = start;
  for (const byte of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value;
}

/**
 * Returns a number of 32 bits that depends on all bits of another one, so that the numbers of similar texts are
 * not similar (the finalizer of MurmurHash3).
 * @param {number} value
 */
function mixed(value) {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

/**
 * Returns the items in an order that depends on the seed and on their keys. Two items stay in the same order
 * when others come or go.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => number | string} keyOf
 * @param {string} seed
 * @returns {T[]}
 */
export function shuffled(items, keyOf, seed) {
  const start = hash(`${seed} `);
  return items
    .map((item) => ({ item, place: mixed(hash(String(keyOf(item)), start)) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
