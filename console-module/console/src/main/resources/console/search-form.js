/** The form in which searches compare texts. The server has the same form in its class SearchText. */

/** Matches characters without a width, among them joiners and variation selectors. */
const WITHOUT_A_WIDTH =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e001f}\u{e0080}-\u{e0fff}]/gu;

/** Tag characters outside of the flag of a region. */
const LONE_TAG = /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,7})[\u{e0020}-\u{e007f}]/gu;

/** Spaces (Unicode category Zs), and letters and symbols that look like one. */
const SPACES = /[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]+/g;

/**
 * Returns the form of a text in which searches compare it: composed, with single spaces, without characters that have
 * no width, and with upper and lower case made equal. White space at the beginning and the end stays.
 * @param {string} text
 */
export const searchForm = (text) => Array.from(keyOf(text), folded).join('').normalize('NFC');

/**
 * Returns the form that a name and its other spellings share. It is the search form, except that upper and lower case
 * stay different.
 * @param {string} text
 */
export const keyOf = (text) =>
  text.replace(LONE_TAG, '').replace(WITHOUT_A_WIDTH, '').replace(SPACES, ' ').normalize('NFC');

/**
 * Returns the same character for upper and lower case, and for the three forms of sigma. The result is always a single
 * character, so that parts of a text are folded like the whole: an upper case of several characters is not used, and
 * of a lower case of several characters only the first is used.
 * @param {string} character
 */
function folded(character) {
  const upper = character.toUpperCase();
  const [lower] = (isOne(upper) ? upper : character).toLowerCase();
  return lower;
}

/** @param {string} text */
const isOne = (text) => text.length === String.fromCodePoint(text.codePointAt(0) ?? 0).length;
