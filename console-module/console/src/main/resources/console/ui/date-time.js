import { html } from 'console/html.js';
import { TextField } from 'console/ui/controls.js';

/**
 * A time in the reader's time zone.
 * @param {{label: string, value: string | null, onInput: (value: string | null) => void, [attribute: string]: any}} props
 *   the value is by RFC 3339
 */
export function DateTimeField({ value, onInput, ...rest }) {
  return html`
    <${TextField}
      type="datetime-local"
      value=${value === null ? '' : local(value)}
      onInput=${(/** @type {string} */ text) => onInput(text === '' ? null : new Date(text).toISOString())}
      ...${rest}
    />
  `;
}

/**
 * Returns the day of a time in the reader's time zone, like 2026-03-01.
 * @param {number} time in milliseconds since 1970
 */
export function localDay(time) {
  return local(time).slice(0, 10);
}

/** @param {string | number} time */
function local(time) {
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
