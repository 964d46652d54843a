import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { ScreenLink } from 'console/ui/controls.js';
import { Empty } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';

/** The screen of an address that does not exist. */
export function NotFound() {
  return html`
    <${ScreenHeading} title=${t('not-found.title')} />
    <${Empty} title=${t('not-found.text')}>
      <${ScreenLink} class="button" to="">${t('not-found.home')}<//>
    <//>
  `;
}
