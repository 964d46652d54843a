/** Files that the browser stores: answers of the server, and texts made here. */
import { open } from 'console/api.js';

/**
 * Stores the answer of a route as a file. The server names it; `name` is for answers without a name.
 * @param {string} path
 * @param {string} name
 * @param {Record<string, any>} [query]
 */
export async function download(path, name, query) {
  const response = await open('GET', path, undefined, { query, headers: { Accept: '*/*' } });
  save(await response.blob(), nameOf(response) ?? name);
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function saveText(text, name, type) {
  save(new Blob([text], { type }), name);
}

/**
 * Stores a table as CSV. A text that a spreadsheet program would run as a formula gets an apostrophe.
 * @param {string} name
 * @param {(string | number | null | undefined)[][]} rows the first one has the names of the columns
 */
export function saveCsv(name, rows) {
  saveText(`\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`, name, 'text/csv');
}

/** @param {string | number | null | undefined} value */
function cell(value) {
  const plain = value === null || value === undefined ? '' : String(value);
  const safe = typeof value === 'string' && /^[\s]*[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {Response} response */
function nameOf(response) {
  const disposition = response.headers.get('Content-Disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return encoded === undefined
    ? /filename="([^"]+)"/.exec(disposition)?.[1]
    : decodeURIComponent(encoded).replaceAll(/[/\\:*?"<>|]/g, '-');
}
