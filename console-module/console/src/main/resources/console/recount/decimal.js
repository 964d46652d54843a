/** Exact decimals as whole numbers of millionths, so that no sum is rounded. */

const PLACES = 6;
/** As the server reads the numbers of files: a sign, and digits before or after the point. */
const NUMBER = /^([+-]?)(?=[.,]?\d)(\d*)(?:[.,](\d*))?$/;

/** One, in millionths. */
export const ONE = 10n ** BigInt(PLACES);

/**
 * Returns a decimal in millionths.
 * @param {string | number} written without an exponent
 * @throws {Error} if it is not a decimal, or has more than six places
 */
export function millionths(written) {
  const [, sign, whole, fraction = ''] = NUMBER.exec(String(written).trim()) ?? [];
  const digits = fraction.replace(/0+$/, '');
  if (whole === undefined || digits.length > PLACES) {
    throw new Error(`not a decimal: ${written}`);
  }
  const value = BigInt(whole + digits.padEnd(PLACES, '0'));
  return sign === '-' ? -value : value;
}

/** @param {bigint} value in millionths */
export const asNumber = (value) => Number(value) / Number(ONE);

/**
 * @param {bigint} one
 * @param {bigint} other
 */
export function gcd(one, other) {
  let [large, small] = [one, other];
  while (small !== 0n) {
    [large, small] = [small, large % small];
  }
  return large;
}

/**
 * Compares two whole numbers, for sorting.
 * @param {bigint} one
 * @param {bigint} other
 */
export const compareWhole = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
