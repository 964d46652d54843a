import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { ConfirmButton } from 'console/ui/dialog.js';
import { Notice } from 'console/ui/feedback.js';

/**
 * Shows whether the voter has already cast a ballot, how many choices were lost because their proposals were withdrawn,
 * and whether there are changes to the cast ballot that are not sent yet.
 * @param {{id: string, own: any, isUnsent: boolean, lost: number, reset: () => void, withdraw: () => unknown}} props
 */
export function Standing({ id, own, isUnsent, lost, reset, withdraw }) {
  return html`
    <div class="stack ballot-standing">
      ${own !== null &&
      html`
        <${Notice} kind="success" title=${t('ballot.is-in')}>
          <p>${t('ballot.is-in-text')}</p>
          <div class="actions">
            <${ScreenLink} class="button" to="cycles/${id}/receipt">${t('ballot.see-receipt')}<//>
            <${ConfirmButton}
              text=${t('ballot.withdraw')}
              title=${t('ballot.withdraw-question')}
              kind="danger"
              confirm=${t('ballot.withdraw')}
              onConfirm=${withdraw}
            >
              <p>${t('ballot.withdraw-text')}</p>
            <//>
          </div>
        <//>
      `}
      ${lost > 0 && html`<${Notice} kind="warning" title=${t('ballot.lost', { count: lost })} />`}
      ${isUnsent &&
      own !== null &&
      html`
        <${Notice} kind="warning" title=${t('ballot.unsent')}>
          <${Button} onClick=${reset}>${t('ballot.undo')}<//>
        <//>
      `}
    </div>
  `;
}
