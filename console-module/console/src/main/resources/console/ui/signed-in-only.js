import { useLocation } from 'preact-iso/router';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { session } from 'console/session.js';
import { ScreenLink } from 'console/ui/controls.js';
import { Empty } from 'console/ui/feedback.js';

/**
 * Shows its children to those who are signed in, and to others how to sign in and come back.
 * @param {{children?: any}} props
 */
export function SignedInOnly({ children }) {
  const { url } = useLocation();
  return session.value !== null
    ? children
    : html`
        <${Empty} title=${t('sign-in.needed')}>
          <${ScreenLink} class="button button-primary" to="sign-in?then=${encodeURIComponent(url)}">
            ${t('sign-in.title')}
          <//>
        <//>
      `;
}
