import { useEffect, useState } from 'preact/hooks';
import { ownPath } from 'console/address.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { goToProvider, provider } from 'console/oidc.js';
import { Button } from 'console/ui/controls.js';

/**
 * The button that leads to the external identity provider.
 * @param {{target?: string}} props
 */
export default function ProviderButton({ target }) {
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    // When the user comes back, the browser can show this page from its cache with a button that is still busy.
    const show = () => setBusy(false);
    addEventListener('pageshow', show);
    return () => removeEventListener('pageshow', show);
  }, []);

  async function leave() {
    setBusy(true);
    await goToProvider(ownPath(target));
  }

  return html`
    <${Button} kind="primary" isBusy=${isBusy} onClick=${leave}>
      ${t('sign-in.provider', { name: provider()?.name ?? '' })}
    <//>
  `;
}
