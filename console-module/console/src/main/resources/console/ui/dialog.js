import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button, TextArea } from 'console/ui/controls.js';
import { Form } from 'console/ui/form.js';

/**
 * A dialog over the page. The browser keeps the focus inside the dialog, and returns the focus when the dialog
 * closes.
 * @param {{title: string, onClose: () => void, children?: any}} props
 */
export function Dialog({ title, onClose, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();
  useEffect(() => {
    const element = /** @type {HTMLDialogElement} */ (dialog.current);
    element.showModal();
    return () => element.close();
  }, []);
  return html`
    <dialog class="dialog" ref=${dialog} aria-labelledby=${id} onClose=${onClose}>
      <div class="dialog-head">
        <h2 id=${id}>${title}</h2>
        <${Button} kind="quiet" aria-label=${t('action.close')} onClick=${onClose}><span aria-hidden="true">×</span><//>
      </div>
      ${children}
    </dialog>
  `;
}

/**
 * A button that opens a dialog. Its children get the function that closes the dialog.
 * @param {{text: any, title: string, kind?: string, disabled?: boolean, children: (close: () => void) => any,
 *   [attribute: string]: any}} props
 */
export function DialogButton({ text, title, children, ...rest }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return html`
    <${Button} aria-haspopup="dialog" onClick=${() => setOpen(true)} ...${rest}>${text}<//>
    ${isOpen && html`<${Dialog} title=${title} onClose=${close}>${children(close)}<//>`}
  `;
}

/**
 * A button whose action needs a confirmation. If `reason` is set, the dialog also asks for a reason, with this label.
 * @param {{text: any, title: string, kind?: string, confirm: string, reason?: string, isReasonOptional?: boolean,
 *   onConfirm: (reason: string) => Promise<unknown>, children?: any, [attribute: string]: any}} props
 *   the children say what will happen
 */
export function ConfirmButton({ confirm, reason, isReasonOptional, onConfirm, children, ...rest }) {
  return html`
    <${DialogButton} ...${rest}>
      ${(/** @type {() => void} */ close) => html`
        <${Confirmation}
          text=${confirm}
          kind=${rest.kind === 'danger' ? 'danger' : 'primary'}
          reason=${reason}
          isReasonOptional=${isReasonOptional}
          onConfirm=${onConfirm}
          close=${close}
        >
          ${children}
        <//>
      `}
    <//>
  `;
}

/** @param {any} props */
function Confirmation({ text, kind, reason: label, isReasonOptional, onConfirm, close, children }) {
  const [reason, setReason] = useState('');
  async function send() {
    await onConfirm(reason.trim());
    close();
  }
  return html`
    <${Form} send=${send} text=${text} kind=${kind} onCancel=${close}
      disabled=${label !== undefined && !isReasonOptional && reason.trim() === ''}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <div>${children}</div>
        ${label !== undefined &&
        html`
          <${TextArea}
            label=${label}
            value=${reason}
            error=${problem?.of('reason')}
            onInput=${setReason}
            isOptional=${isReasonOptional}
            maxlength="2000"
          />
        `}
      `}
    <//>
  `;
}
