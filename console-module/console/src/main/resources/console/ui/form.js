import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem, ServerText } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';
import { ErrorNotice } from 'console/ui/feedback.js';
import { FieldFault } from 'console/ui/server-text.js';

/**
 * A form with its button. It shows the error of the last attempt until the next one, and moves the focus
 * to the first wrong field.
 * @param {{send: () => Promise<unknown>, text: string, kind?: string, disabled?: boolean, isInline?: boolean,
 *   onCancel?: () => void, children?: any}} props children that are a function get the problem document of the
 *   last attempt, for the errors of single fields
 */
export function Form({ send, text, kind = 'primary', disabled, isInline, onCancel, children }) {
  const { error, run } = useAction();
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const problem = error instanceof ApiProblem ? error : undefined;
  useEffect(() => {
    /** @type {HTMLElement | null | undefined} */ (form.current?.querySelector('[aria-invalid="true"]'))?.focus();
  }, [error]);
  /**
   * Sends the form at the click on its button. It does not wait for the event `submit`, because the form may have
   * been removed before the browser fires that event.
   * @param {Event} event
   */
  function submit(event) {
    event.preventDefault();
    return run(send);
  }

  return html`
    <form
      ref=${form}
      class=${isInline ? 'inline-form' : 'stack'}
      onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}
    >
      ${typeof children === 'function' ? children(problem) : children}
      ${error && html`<${FormError} error=${error} />`}
      <div class="actions">
        <${Button} kind=${kind} type="submit" disabled=${disabled} onClick=${submit}>${text}<//>
        ${onCancel && html`<${Button} kind="quiet" onClick=${onCancel}>${t('action.cancel')}<//>`}
      </div>
    </form>
  `;
}

/**
 * The error of an action. If it names faults of an uploaded file, only these are shown, each with its line.
 * @param {{error: Error}} props
 */
export function FormError({ error }) {
  const faults = error instanceof ApiProblem ? error.errors.filter(isOfLine) : [];
  return html`
    ${faults.length === 0 && html`<${ErrorNotice} error=${error} />`}
    ${faults.length > 0 &&
    html`
      <div class="notice notice-error" role="alert">
        <p class="notice-title">${t('file.refused')}</p>
        <ul class="faults">
          ${faults.map(
            (fault, index) => html`
              <li key=${index}>
                <strong>${placeOf(fault)}</strong> <${FieldFault} error=${new ServerText(fault.message)} />
              </li>
            `,
          )}
        </ul>
      </div>
    `}
  `;
}

/** @param {{field: string, line?: number}} fault */
const isOfLine = ({ field, line }) => line !== undefined || field.startsWith('line ');

/** @param {{field: string, line?: number}} fault */
function placeOf({ field, line }) {
  const found = /^line (\d+)(?: (.*))?$/.exec(field);
  const name = found === null ? field : (found[2] ?? '');
  const place = String(line ?? found?.[1]);
  return name === '' ? t('file.whole-line', { line: place }) : t('file.line', { line: place, field: name });
}

/**
 * Runs actions and keeps the error of the last one, so `run` never throws.
 * @returns {{error: Error | undefined, run: (action: () => unknown) => Promise<void>}}
 */
export function useAction() {
  const [error, setError] = useState(/** @type {Error | undefined} */ (undefined));
  async function run(/** @type {() => unknown} */ action) {
    setError(undefined);
    try {
      await action();
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
    }
  }
  return { error, run };
}
