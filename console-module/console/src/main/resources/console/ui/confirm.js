import { useId, useRef } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';

/**
 * A button whose action is asked for once more in a dialog.
 * @param {{text: string, question: string, confirm: string, onConfirm: () => unknown, kind?: string,
 *   children?: any}} props the children explain what the action does
 */
export function ConfirmButton({ text, question, confirm, onConfirm, kind = 'danger', children }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();

  async function act() {
    await onConfirm();
    dialog.current?.close();
  }

  return html`
    <${Button} kind=${kind} onClick=${() => dialog.current?.showModal()}>${text}<//>
    <dialog ref=${dialog} class="dialog" aria-labelledby=${id}>
      <div class="stack">
        <h2 id=${id}>${question}</h2>
        ${children}
        <div class="actions">
          <${Button} kind="danger" onClick=${act}>${confirm}<//>
          <${Button} onClick=${() => dialog.current?.close()}>${t('confirm.cancel')}<//>
        </div>
      </div>
    </dialog>
  `;
}
