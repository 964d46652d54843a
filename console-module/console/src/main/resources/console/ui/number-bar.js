import { html } from 'console/html.js';
import { Bar } from 'console/ui/bars.js';

/**
 * A number in a table with a bar. The length of the bar is the number as a share of the greatest number.
 * @param {{value: number, max: number, children?: any}} props the children say the number
 */
export function NumberBar({ value, max, children }) {
  return html`
    <span class="bar-cell">
      <${Bar} share=${max > 0 ? value / max : 0} />
      <span class="bar-value">${children}</span>
    </span>
  `;
}

/**
 * Returns the greatest value, at least 0.
 * @template T
 * @param {T[]} rows
 * @param {(row: T) => number} valueOf
 */
export function maxOf(rows, valueOf) {
  return rows.reduce((max, row) => Math.max(max, valueOf(row)), 0);
}
