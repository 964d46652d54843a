/** JSON whose numbers stay as they were written. */

const { parse, rawJSON } = /** @type {any} */ (JSON);

/**
 * Parses a JSON text. If the result is written as JSON again, each number looks as it did in the text, for instance
 * -0.0, 1.50, or a number with more digits than JavaScript keeps. A browser without JSON.rawJSON rounds the numbers.
 * @param {string} text
 * @returns {any}
 */
export const parseExactly = (text) =>
  parse(text, (/** @type {string} */ _, /** @type {unknown} */ value, /** @type {{source: string} | undefined} */ context) =>
    typeof value === 'number' && context !== undefined && rawJSON !== undefined ? rawJSON(context.source) : value,
  );

/**
 * Whether a value contains a number. JavaScript may have rounded it.
 * @param {any} value
 * @returns {boolean}
 */
export const hasNumber = (value) =>
  typeof value === 'number' || (typeof value === 'object' && value !== null && Object.values(value).some(hasNumber));
