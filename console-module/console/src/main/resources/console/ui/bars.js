import { html } from 'console/html.js';
import { useFirst } from 'console/ui/first-entries.js';

/**
 * One bar of a table. Screen readers skip the bar, because its number stands beside it.
 * @param {{share: number, kind?: 'strong' | 'plain' | 'cool'}} props the share is from 0 to 1
 */
export function Bar({ share, kind = 'strong' }) {
  const width = Math.max(0, Math.min(1, share)) * 100;
  return html`
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-ground" width="100" height="10" />
      <rect class="bar-${kind}" width=${width} height="10" />
    </svg>
  `;
}

/**
 * A table whose numbers have bars beside them. A bar of full length stands for the `max` of its column, or for the
 * greatest number of the column if it has no `max`.
 * @param {{caption: string, name: string, columns: {title: string, kind?: 'strong' | 'plain' | 'cool',
 *   text: (value: number) => string, max?: number}[],
 *   rows: {key: string | number, name: any, isStrong?: boolean, values: (number | null)[], end?: () => any}[], end?: string,
 *   isEndNumber?: boolean}} props `end` of a row is called when the row is drawn
 */
export function BarTable({ caption, name, columns, rows, end, isEndNumber }) {
  const { shown, more } = useFirst(rows);
  const longest = columns.map(
    ({ max }, column) => max ?? rows.reduce((longest, { values }) => Math.max(longest, values[column] ?? 0), Number.MIN_VALUE),
  );
  return html`
    <table class="bars">
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${name}</th>
          ${columns.map(({ title }) => html`<th scope="col" key=${title}>${title}</th>`)}
          ${end && html`<th scope="col" class=${isEndNumber ? 'number' : ''}>${end}</th>`}
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (row) => html`
            <tr key=${row.key} data-strong=${row.isStrong ?? true}>
              <th scope="row">${row.name}</th>
              ${columns.map(({ title, text, kind }, column) => {
                const value = row.values[column];
                return html`
                  <td key=${title} data-title=${title}>
                    ${value !== null &&
                    html`
                      <span class="bar-cell">
                        <${Bar} share=${value / longest[column]} kind=${row.isStrong === false ? 'plain' : kind} />
                        <span class="bar-value">${text(value)}</span>
                      </span>
                    `}
                  </td>
                `;
              })}
              ${end && html`<td data-title=${end} class=${isEndNumber ? 'number' : ''}>${row.end?.()}</td>`}
            </tr>
          `,
        )}
      </tbody>
    </table>
    ${more}
  `;
}
