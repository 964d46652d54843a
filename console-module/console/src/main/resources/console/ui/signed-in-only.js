import { useLocation } from 'preact-iso/router';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { session } from 'console/session.js';
import { ScreenLink } from 'console/ui/controls.js';
import { Empty } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';

/**
 * Shows its children to users who are signed in. To others it shows a link to sign in and come back.
 * @param {{title?: string, children?: any}} props the title is for screens whose children have the heading
 */
export function SignedInOnly({ title, children }) {
  return session.value !== null
    ? children
    : html`
        ${title && html`<${ScreenHeading} title=${title} />`}
        <${Empty} title=${t('sign-in.needed')}>
          <${SignInLink} />
        <//>
      `;
}

/** A link to the sign-in, which leads back to this screen. */
export function SignInLink() {
  const { url } = useLocation();
  return html`
    <${ScreenLink} class="button button-primary" to="sign-in?then=${encodeURIComponent(url)}">${t('sign-in.title')}<//>
  `;
}
