/** Buttons, links and fields. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { screenLink } from 'console/address.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { plainDigits } from 'console/number-input.js';
import { focusNear } from 'console/ui/focus.js';
import { FieldFault } from 'console/ui/server-text.js';

/**
 * A button. If `onClick` returns a promise, the button is busy until the promise settles, and a second click does
 * nothing.
 * @param {{kind?: 'plain' | 'primary' | 'danger' | 'quiet', onClick?: (event: Event) => unknown, type?: string,
 *   isBusy?: boolean, disabled?: boolean, children?: any, [attribute: string]: any}} props
 */
export function Button({ kind = 'plain', onClick, type = 'button', isBusy, disabled, children, ...rest }) {
  const [isRunning, setRunning] = useState(false);
  const busy = isBusy || isRunning;
  const element = useRef(/** @type {HTMLButtonElement | null} */ (null));
  useLayoutEffect(() => {
    const own = element.current;
    return () => own !== null && own === document.activeElement && focusNear(own);
  }, []);
  /** @param {Event} event */
  async function run(event) {
    if (busy) {
      event.preventDefault();
      return;
    }
    const result = onClick?.(event);
    if (result instanceof Promise) {
      setRunning(true);
      try {
        await result;
      } finally {
        setRunning(false);
      }
    }
  }
  return html`
    <button
      ref=${element}
      class="button button-${kind}"
      type=${type}
      disabled=${disabled}
      aria-busy=${busy ? 'true' : undefined}
      onClick=${run}
      ...${rest}
    >
      ${children}
    </button>
  `;
}

/**
 * A link to another screen.
 * @param {{to?: string, children?: any, [attribute: string]: any}} props
 */
export function ScreenLink({ to, children, ...rest }) {
  return html`<a href=${screenLink(to)} ...${rest}>${children}</a>`;
}

/**
 * The label, hint and error of a field, around the field itself.
 * @param {{label: string, hint?: string, error?: string | import('console/api.js').ServerText, isOptional?: boolean,
 *   children: (attributes: {id: string, 'aria-describedby': string, 'aria-invalid': string | undefined}) => any}} props
 */
export function Field({ label, hint, error, isOptional, children }) {
  const id = useId();
  return html`
    <div class="field" data-invalid=${error !== undefined}>
      <label for=${id}>
        ${label} ${isOptional && html`<span class="muted">${t('field.optional')}</span>`}
      </label>
      ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
      ${children({
        id,
        'aria-describedby': `${id}-hint ${id}-error`,
        'aria-invalid': error === undefined ? undefined : 'true',
      })}
      <p class="field-error" id="${id}-error"><${FieldFault} error=${error} /></p>
    </div>
  `;
}

/**
 * Returns the value of `dir` for a field. A field with text has the direction of its first letter. An empty field has
 * the direction of the page, so that the cursor stands where a line begins.
 * @param {string} value
 * @param {string} [type]
 */
function directionOf(value, type = 'text') {
  return value !== '' && ['text', 'search', 'email'].includes(type) ? 'auto' : undefined;
}

/**
 * The last dates that the fields for dates accept. With this limit a year has four digits, so after the fourth digit
 * the browser moves on to the next part of the date.
 * @type {Record<string, string>}
 */
const LAST_DATES = { date: '9999-12-31', 'datetime-local': '9999-12-31T23:59' };

/**
 * A field of one line.
 * @param {{label: string, value: string, onInput: (value: string) => void, hint?: string, error?: string | import('console/api.js').ServerText,
 *   isOptional?: boolean, type?: string, [attribute: string]: any}} props
 */
export function TextField({ label, value, onInput, hint, error, isOptional, type = 'text', ...rest }) {
  return html`
    <${Field} label=${label} hint=${hint} error=${error} isOptional=${isOptional}>
      ${(/** @type {object} */ attributes) => html`
        <input
          type=${type}
          value=${value}
          max=${LAST_DATES[type]}
          dir=${directionOf(value, type)}
          onInput=${(/** @type {any} */ event) => onInput(event.target.value)}
          ...${attributes}
          ...${rest}
        />
      `}
    <//>
  `;
}

/**
 * A field of several lines, which grows with its text.
 * @param {{label: string, value: string, onInput: (value: string) => void, hint?: string, error?: string | import('console/api.js').ServerText,
 *   isOptional?: boolean, rows?: number, [attribute: string]: any}} props
 */
export function TextArea({ label, value, onInput, hint, error, isOptional, rows = 3, ...rest }) {
  return html`
    <${Field} label=${label} hint=${hint} error=${error} isOptional=${isOptional}>
      ${(/** @type {object} */ attributes) => html`
        <textarea
          rows=${rows}
          value=${value}
          dir=${directionOf(value)}
          onInput=${(/** @type {any} */ event) => onInput(event.target.value)}
          ...${attributes}
          ...${rest}
        />
      `}
    <//>
  `;
}

/**
 * A choice from a short list.
 * @param {{label: string, value: string, options: [string, string][], onInput: (value: string) => void,
 *   hint?: string, error?: string | import('console/api.js').ServerText, [attribute: string]: any}} props the options are pairs of value and text
 */
export function Select({ label, value, options, onInput, hint, error, ...rest }) {
  return html`
    <${Field} label=${label} hint=${hint} error=${error}>
      ${(/** @type {object} */ attributes) => html`
        <select
          onChange=${(/** @type {any} */ event) => onInput(event.target.value)}
          ...${attributes}
          ...${rest}
        >
          ${options.map(
            ([key, text]) => html`<option key=${key} value=${key} selected=${key === value}>${text}</option>`,
          )}
        </select>
      `}
    <//>
  `;
}

/**
 * A box to tick.
 * @param {{label: string, checked: boolean, onInput: (checked: boolean) => void, [attribute: string]: any}} props
 */
export function Checkbox({ label, checked, onInput, ...rest }) {
  return html`
    <label class="checkbox">
      <input
        type="checkbox"
        checked=${checked}
        onChange=${(/** @type {any} */ event) => onInput(event.target.checked)}
        ...${rest}
      />
      <span>${label}</span>
    </label>
  `;
}

/**
 * A field for a whole number from `min` to `max`, with the buttons − and + that change it by 1. A greater or smaller
 * number becomes the nearest allowed one, and a text that is no number becomes `min`. At a limit, a button keeps the
 * focus, which it would lose with the attribute `disabled`.
 * @param {{label: string, value: number, min: number, max: number, onInput: (value: number) => void}} props
 */
export function Stepper({ label, value, min, max, onInput }) {
  /** @param {number} wanted */
  const set = (wanted) => onInput(Math.min(max, Math.max(min, wanted)));
  return html`
    <div class="stepper" role="group" aria-label=${label}>
      <button
        type="button"
        class="stepper-button"
        aria-label=${t('stepper.less', { label })}
        aria-disabled=${value <= min ? 'true' : undefined}
        onClick=${() => set(value - 1)}
      >
        −
      </button>
      <input
        class="stepper-value"
        inputmode="numeric"
        aria-label=${label}
        value=${value}
        onChange=${(/** @type {any} */ event) => set(Number.parseInt(plainDigits(event.target.value), 10) || min)}
      />
      <button
        type="button"
        class="stepper-button"
        aria-label=${t('stepper.more', { label })}
        aria-disabled=${value >= max ? 'true' : undefined}
        onClick=${() => set(value + 1)}
      >
        +
      </button>
    </div>
  `;
}
