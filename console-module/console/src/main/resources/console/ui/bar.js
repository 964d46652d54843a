import { html } from 'console/html.js';

/**
 * A bar beside its number in a table. The number says the same in words, so screen readers skip the bar.
 * @param {{value: number, most: number, children?: any}} props
 */
export function Bar({ value, most, children }) {
  const share = most > 0 ? (100 * Math.max(0, value)) / most : 0;
  return html`
    <span class="bar">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width="100" height="10" class="bar-ground" />
        <rect width=${share} height="10" class="bar-value" />
      </svg>
      <span>${children}</span>
    </span>
  `;
}

/**
 * Returns the largest value, at least 0.
 * @template T
 * @param {T[]} rows
 * @param {(row: T) => number} valueOf
 */
export function mostOf(rows, valueOf) {
  return rows.reduce((most, row) => Math.max(most, valueOf(row)), 0);
}
