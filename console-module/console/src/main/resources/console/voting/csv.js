/** Tables as CSV (RFC 4180). */

/** Texts that a spreadsheet program would take for a formula. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * @param {(string | number | boolean | null)[][]} rows
 */
export function csvOf(rows) {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** @param {string | number | boolean | null} value */
function cellOf(value) {
  if (typeof value !== 'string') {
    return value === null ? '' : String(value);
  }
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
