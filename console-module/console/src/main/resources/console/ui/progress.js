import { html } from 'console/html.js';
import { t } from 'console/i18n.js';

/**
 * How much of something is done, as a bar and in words.
 * @param {{label: string, done: number, total: number, children?: any}} props
 */
export function Progress({ label, done, total, children }) {
  return html`
    <div class="progress">
      <progress aria-label=${label} value=${done} max=${Math.max(total, 1)} />
      <span class="small">${t('progress.of', { done, total })} ${children}</span>
    </div>
  `;
}
