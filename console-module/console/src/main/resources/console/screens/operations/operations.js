import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { isAdmin } from 'console/session.js';
import { Accounts } from 'console/screens/operations/accounts.js';
import { Apps } from 'console/screens/operations/apps.js';
import { Messages } from 'console/screens/operations/messages.js';
import { ScreenLink } from 'console/ui/controls.js';
import { Empty } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';
import { Tabs, usePart } from 'console/ui/tabs.js';

/** @type {Record<string, any>} */
const PARTS = { apps: Apps, messages: Messages, accounts: Accounts };

/** The screen for operators: apps and health, failed messages, and accounts. */
export default function Operations() {
  const part = usePart(Object.keys(PARTS));
  return html`
    <${ScreenHeading} title=${t('operations.title')} lead=${t('operations.lead')} />
    <${SignedInOnly}>
      ${isAdmin.value
        ? html`
            <${Tabs}
              label=${t('operations.title')}
              parts=${Object.keys(PARTS).map((name) => [name, t(`operations.${name}`)])}
            />
            <${PARTS[part]} key=${part} />
          `
        : html`<${Empty} title=${t('operations.admins-only')}><${ScreenLink} class="button">${t('not-found.home')}<//><//>`}
    <//>
  `;
}
