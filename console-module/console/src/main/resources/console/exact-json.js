/** JSON whose numbers stay as they were written. */

const { parse, rawJSON } = /** @type {any} */ (JSON);

/**
 * Parses a JSON text. Written as JSON again, each number of the result is as the text had it, also -0.0, 1.50 and those
 * with more digits than JavaScript keeps. Browsers that know no raw JSON round them.
 * @param {string} text
 * @returns {any}
 */
export const parseExactly = (text) =>
  parse(text, (/** @type {string} */ _, /** @type {unknown} */ value, /** @type {{source: string} | undefined} */ context) =>
    typeof value === 'number' && context !== undefined && rawJSON !== undefined ? rawJSON(context.source) : value,
  );

/**
 * Whether a value has a number in it, which JavaScript may have rounded.
 * @param {any} value
 * @returns {boolean}
 */
export const hasNumber = (value) =>
  typeof value === 'number' || (typeof value === 'object' && value !== null && Object.values(value).some(hasNumber));
