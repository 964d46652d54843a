/** Tables as CSV (RFC 4180). */

/**
 * Matches texts that a spreadsheet program could take for a formula: their first visible character is a sign such as
 * `=`, or they begin with a tab or a line break. Apostrophes at the beginning do not count: such a text gets another
 * apostrophe. So the server, which has the same rule for its files, can restore each text by removing one.
 */
const FORMULA = /^'*(?:[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\p{Zs}\p{Cf}\p{Cc}]*[\t\r\n])/u;

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
