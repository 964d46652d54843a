import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';
import { Dialog } from 'console/ui/dialog.js';

/**
 * Asks before a sign-out that deletes something unsent.
 * @param {{leave: () => Promise<void>, close: () => void}} props
 */
export function UnsentQuestion({ leave, close }) {
  return html`
    <${Dialog} title=${t('sign-out.unsent')} onClose=${close}>
      <div class="stack">
        <p>${t('sign-out.unsent-text')}</p>
        <div class="actions">
          <${Button} kind="danger" onClick=${leave}>${t('sign-out.anyway')}<//>
          <${Button} kind="quiet" onClick=${close}>${t('action.cancel')}<//>
        </div>
      </div>
    <//>
  `;
}
