/** Numbers and codes as people type them: with the digits and separators of their language. */
import { groupSeparator } from 'console/i18n.js';

/** The first digits of the two Arabic series, which are each in the order of their values. */
const ZEROS = [0x660, 0x6f0];

/**
 * Returns a text with the digits 0 to 9 in the place of Arabic ones.
 * @param {string} text
 */
export function plainDigits(text) {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (ZEROS.findLast((zero) => zero <= code) ?? 0));
  });
}

/**
 * Returns the number in a text: null if it is empty, and the text itself if it is no number, so that
 * the server refuses it with the name of the field. A comma before three digits separates
 * thousands if the reader's language writes them so; every other comma begins the decimals.
 * @param {string} text
 */
export function numberOf(text) {
  const plain = plainDigits(text).replace(/[\s٬']/g, '').replace('٫', '.');
  const whole = groupSeparator() === ',' ? plain.replace(/,(?=\d{3}(?:\D|$))/g, '') : plain;
  const decimal = whole.replace(',', '.');
  return decimal === '' ? null : Number.isNaN(Number(decimal)) ? text.trim() : Number(decimal);
}
