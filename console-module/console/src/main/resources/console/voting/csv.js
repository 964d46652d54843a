/** Tables as CSV (RFC 4180). */

/**
 * Matches texts that a spreadsheet program could take for a formula: those whose first visible character is a
 * sign such as `=`, or that begin with a tab or a line break; also if apostrophes stand before, so that the server can
 * take away the one that is added here. The server has the same rule for its files.
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
