/** Reads elections in Pabulib's format (pabulib.org/format). */

/** The keys of Pabulib's format that decide the outcome. The keys that only Insula has all decide it, too. */
const DECISIVE = ['budget', 'vote_type', 'rule', 'max_length', 'min_project_score_threshold'];
const OWN_KEY = 'insula_';

/**
 * @typedef {{meta: Map<string, string>, projects: Map<string, string>[], votes: Map<string, string>[]}} Sections
 */

/**
 * Returns the sections of a file. Each row of PROJECTS and VOTES is a map from column to cell. The names of keys and
 * columns are in lower case, and META has no empty values.
 * @param {string} text
 * @returns {Sections}
 * @throws {Error} if a key of META that decides the outcome has two values
 */
export function readPabulib(text) {
  /** @type {Record<string, string[][]>} */
  const sections = { META: [], PROJECTS: [], VOTES: [] };
  let present = '';
  for (const row of rowsOf(text.replace(/^\uFEFF/, ''))) {
    const [first = ''] = row;
    if (row.length === 1 && first.toUpperCase() in sections) {
      present = first.toUpperCase();
    } else if (present !== '' && row.some((cell) => cell !== '')) {
      sections[present].push(row);
    }
  }
  return {
    meta: metaOf(sections.META.slice(1)),
    projects: tableOf(sections.PROJECTS),
    votes: tableOf(sections.VOTES),
  };
}

/**
 * Splits a cell such as `1,4,7` into its parts.
 * @param {string | undefined} cell
 */
export const partsOf = (cell) =>
  (cell ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** @param {string[][]} rows */
function metaOf(rows) {
  /** @type {Map<string, string>} */
  const meta = new Map();
  for (const [key, value = ''] of rows) {
    const name = key.toLowerCase();
    if (meta.has(name) && meta.get(name) !== value && (DECISIVE.includes(name) || name.startsWith(OWN_KEY))) {
      throw new Error(`META has two values of ${name}`);
    }
    meta.set(name, value);
  }
  return new Map([...meta].filter(([, value]) => value !== ''));
}

/** @param {string[][]} rows the first one has the names of the columns */
function tableOf([columns = [], ...rows]) {
  return rows.map((row) => new Map(columns.map((column, index) => [column.toLowerCase(), row[index] ?? ''])));
}

/**
 * Splits a text into rows of cells. A cell that begins with a quote, maybe after spaces, ends with a quote, and two
 * quotes inside this cell stand for one. Text after its last quote belongs to the cell, too. Quotes inside other cells
 * are ordinary characters.
 * @param {string} text
 */
function rowsOf(text) {
  const cell = /[^\S\r\n]*"((?:[^"]|"")*)"([^;\n]*?)(;|\r?\n|$)|([^;\n]*?)(;|\r?\n|$)/y;
  const rows = [];
  let row = /** @type {string[]} */ ([]);
  while (cell.lastIndex < text.length) {
    const [, quoted, rest, quotedEnd, plain, plainEnd] = /** @type {RegExpExecArray} */ (cell.exec(text));
    row.push((quoted === undefined ? plain : quoted.replaceAll('""', '"') + rest).trim());
    if ((quotedEnd ?? plainEnd) !== ';') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
