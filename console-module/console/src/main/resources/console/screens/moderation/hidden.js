import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { session } from 'console/session.js';

/**
 * The text of an entry. A note replaces the text of a hidden entry. The author of the entry and the moderators can
 * still open the text and see the reason.
 * @param {{thread: any}} props
 */
export function ThreadText({ thread }) {
  if (!thread.hidden) {
    return html`<p class="message" dir="auto">${thread.message}</p>`;
  }
  const isOwn = thread.author === session.value?.username;
  return html`
    <div class="hidden-entry">
      <p class="hidden-title">${t(isOwn ? 'moderation.hidden-own' : 'moderation.hidden')}</p>
      ${thread.hidden_reason && html`<p>${t('moderation.reason')} <bdi class="message">${thread.hidden_reason}</bdi></p>`}
      ${thread.message &&
      html`
        <details>
          <summary>${t('moderation.hidden-text')}</summary>
          <p class="message" dir="auto">${thread.message}</p>
        </details>
      `}
    </div>
  `;
}
