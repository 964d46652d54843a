import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { ownPath } from 'console/address.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { SignInFailed, finishSignIn, provider } from 'console/oidc.js';
import { signInWith } from 'console/session.js';
import { announce, Loading, Notice } from 'console/ui/feedback.js';
import { ScreenLink } from 'console/ui/controls.js';
import { ScreenHeading } from 'console/ui/layout.js';

/** The screen to which an external identity provider sends the browser back. */
export default function SignedIn() {
  const { route } = useLocation();
  const [error, setError] = useState('');

  useEffect(() => {
    finish().then(
      (then) => route(ownPath(then), true),
      (failure) => setError(textOf(failure)),
    );
  }, []);

  return html`
    <div class="narrow stack">
      <${ScreenHeading} title=${t('sign-in.title')} />
      ${error === '' ? html`<${Loading} />` : html`<${Failure} text=${error} />`}
    </div>
  `;
}

/** @param {{text: string}} props */
function Failure({ text }) {
  return html`
    <${Notice} kind="error">${text}<//>
    <p><${ScreenLink} class="button button-primary" to="sign-in">${t('sign-in.again')}<//></p>
  `;
}

async function finish() {
  const query = new URLSearchParams(location.search);
  // The code in the address can be used only once, so it is removed from the history of the browser.
  history.replaceState(history.state, '', location.pathname);
  const { then, tokens, isOther } = await finishSignIn(query);
  if (tokens !== null) {
    await signInWith(tokens);
  } else if (isOther) {
    announce(t('sign-in.provider-other', { name: provider()?.name ?? '' }));
  }
  return then;
}

/** @param {unknown} failure */
function textOf(failure) {
  if (!(failure instanceof SignInFailed)) {
    return t('error.unreachable');
  }
  const name = provider()?.name ?? '';
  return t(failure.reason === 'refused' ? 'sign-in.provider-refused' : 'sign-in.provider-failed', { name });
}
