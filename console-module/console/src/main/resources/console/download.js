/** Stores answers of the server, and tables of this page, as files of the user. */
import { open } from 'console/api.js';
import { saveFile } from 'console/ui/save.js';
import { csvOf } from 'console/voting/csv.js';

/**
 * Stores the answer of a route as a file. The file gets the name that the server sends; `name` is used if it
 * sends none.
 * @param {string} path
 * @param {string} name
 * @param {Record<string, any>} [query]
 */
export async function download(path, name, query) {
  const response = await open('GET', path, undefined, { query, headers: { Accept: '*/*' } });
  saveFile(nameOf(response) ?? name, await response.blob());
}

/**
 * Stores a table as CSV, with the byte-order mark that some spreadsheet programs need to recognize UTF-8.
 * @param {string} name
 * @param {(string | number | boolean | null | undefined)[][]} rows the first one has the names of the columns
 */
export function saveCsv(name, rows) {
  const table = csvOf(rows.map((row) => row.map((value) => value ?? null)));
  saveFile(name, `\uFEFF${table}`, 'text/csv;charset=utf-8');
}

/** @param {Response} response */
function nameOf(response) {
  const disposition = response.headers.get('Content-Disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return encoded === undefined
    ? /filename="([^"]+)"/.exec(disposition)?.[1]
    : decodeURIComponent(encoded).replaceAll(/[/\\:*?"<>|]/g, '-');
}
