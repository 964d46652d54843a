import { useState } from 'preact/hooks';
import { ApiProblem } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button, TextArea } from 'console/ui/controls.js';
import { useDraft } from 'console/ui/draft.js';
import { announce, ErrorNotice } from 'console/ui/feedback.js';

/**
 * A form for an entry of a discussion. The text is kept as a draft until it is sent.
 * @param {{label: string, draft: string, start?: string, isAsked: boolean, send: (message: string) => Promise<unknown>,
 *   close: () => void, reload: () => void}} props `isAsked` is whether the user asked for the form. Such a form takes
 *   the focus; a form that is open only because it has a draft does not
 */
export function MessageForm({ label, draft, start = '', isAsked, send, close, reload }) {
  const [text, setText, discard] = useDraft(draft, start);
  const [error, setError] = useState(/** @type {Error | undefined} */ (undefined));

  async function submit() {
    try {
      await send(text);
      discard();
      close();
      announce(t('thread.sent'));
      reload();
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
    }
  }

  return html`
    <div class="stack">
      ${error && html`<${ErrorNotice} error=${error} />`}
      <${TextArea}
        label=${label}
        value=${text}
        onInput=${setText}
        error=${error instanceof ApiProblem ? error.of('message') : undefined}
        autofocus=${isAsked}
      />
      <div class="actions">
        <${Button} kind="primary" onClick=${submit} disabled=${text.trim() === ''}>${t('action.send')}<//>
        <${Button} kind="quiet" onClick=${close}>${t('action.close')}<//>
      </div>
      <p class="muted small">${t('draft.kept')}</p>
    </div>
  `;
}
