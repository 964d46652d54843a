import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button, TextArea } from 'console/ui/controls.js';
import { DraftNote, useDraft } from 'console/ui/draft.js';
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
 * A button whose action needs a confirmation. If `reason` is set, the dialog also asks for a reason, with this label,
 * and keeps it as the draft with the name `draft` until it is sent.
 * @param {{text: any, title: string, kind?: string, confirm: string, reason?: string, draft?: string,
 *   onConfirm: (reason: string) => Promise<unknown>, children?: any, [attribute: string]: any}} props
 *   the children say what will happen
 */
export function ConfirmButton({ confirm, reason, draft, onConfirm, children, ...rest }) {
  return html`
    <${DialogButton} ...${rest}>
      ${(/** @type {() => void} */ close) => html`
        <${reason === undefined ? Confirmation : ReasonForm}
          text=${confirm}
          kind=${rest.kind === 'danger' ? 'danger' : 'primary'}
          label=${reason}
          draft=${draft}
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
function Confirmation({ text, kind, onConfirm, close, children }) {
  async function send() {
    await onConfirm('');
    close();
  }
  return html`<${Form} send=${send} text=${text} kind=${kind} onCancel=${close}><div>${children}</div><//>`;
}

/** @param {any} props */
function ReasonForm({ text, kind, label, draft, onConfirm, close, children }) {
  const [reason, setReason, discard] = useDraft(draft, '');
  async function send() {
    await onConfirm(reason.trim());
    discard();
    close();
  }
  return html`
    <${Form} send=${send} text=${text} kind=${kind} onCancel=${close} disabled=${reason.trim() === ''}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <div>${children}</div>
        <${TextArea} label=${label} value=${reason} error=${problem?.of('reason')} onInput=${setReason} maxlength="2000" />
      `}
    <//>
    ${reason !== '' && html`<${DraftNote} discard=${discard} />`}
  `;
}
