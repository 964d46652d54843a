/** Reads numbers and codes as people type them: with the digits and separators of their language. */
import { groupSeparator } from 'console/i18n.js';

/** The code points of the zeros of the two series of Arabic digits; the digits 1 to 9 follow them in order. */
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
 * Returns the number in a text; null if the text is empty. If the text is not a number, returns the text itself: the
 * server then refuses it with an error for this field. A comma before three digits separates thousands if the
 * reader's language writes thousands with commas. Every other comma begins the decimals.
 * @param {string} text
 */
export function numberOf(text) {
  const plain = plainDigits(text).replace(/[\s٬']/g, '').replace('٫', '.');
  const whole = groupSeparator() === ',' ? plain.replace(/,(?=\d{3}(?:\D|$))/g, '') : plain;
  const decimal = whole.replace(',', '.');
  return decimal === '' ? null : Number.isNaN(Number(decimal)) ? text.trim() : Number(decimal);
}
