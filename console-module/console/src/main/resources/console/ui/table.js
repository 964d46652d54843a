import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { useFirst } from 'console/ui/first-entries.js';
import { ScrollArea } from 'console/ui/scroll-area.js';

/** How many rows are drawn at first, and how many more with each click. */
const STEP = 200;

/**
 * @template T
 * @typedef {{title: any, cell: (row: T) => any, isNumber?: boolean, isHeader?: boolean, isHidden?: boolean}} Column
 *   a hidden title is read by screen readers only
 */

/**
 * A table with a caption. It scrolls sideways where it is too wide. Under the first rows of a long table there is a
 * button for more of them; a printed table has all rows.
 * @template T
 * @param {{caption: string, isCaptionHidden?: boolean, columns: Column<T>[], rows: T[],
 *   keyOf: (row: T, index: number) => string | number}} props
 */
export function DataTable({ caption, isCaptionHidden, columns, rows, keyOf }) {
  const { shown, more } = useFirst(rows, STEP, (count) => t('table.more', { count }));
  return html`
    <${ScrollArea} label=${caption}>
      <table class="data">
        <caption class=${isCaptionHidden ? 'visually-hidden' : ''}><span>${caption}</span></caption>
        <thead>
          <tr>
            ${columns.map(
              ({ title, isNumber, isHidden }, index) => html`
                <th key=${index} scope="col" class=${isNumber ? 'number' : ''}>
                  ${isHidden ? html`<span class="visually-hidden">${title}</span>` : title}
                </th>
              `,
            )}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (row, line) => html`
              <tr key=${keyOf(row, line)}>
                ${columns.map(({ cell, isNumber, isHeader }, index) =>
                  isHeader
                    ? html`<th key=${index} scope="row">${cell(row)}</th>`
                    : html`<td key=${index} class=${isNumber ? 'number' : ''}>${cell(row)}</td>`,
                )}
              </tr>
            `,
          )}
        </tbody>
      </table>
    <//>
    ${more}
  `;
}
