import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { ownPath } from 'console/address.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { SignInFailed, answerAsWindow, finishSignIn, provider } from 'console/oidc.js';
import { accessToken, mayHaveCookie, signInWith } from 'console/tokens.js';
import ProviderButton from 'console/screens/provider-button.js';
import { Loading, Notice } from 'console/ui/feedback.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { ScreenHeading } from 'console/ui/layout.js';

/** The screen to which an external identity provider sends the browser back. */
export default function SignedIn() {
  const { route } = useLocation();
  const [state, setState] = useState(html`<${Loading} />`);
  const leave = (/** @type {string} */ then) => route(ownPath(then), true);

  useEffect(() => {
    const query = new URLSearchParams(location.search);
    // The code in the address can be used only once, so it is removed from the history of the browser.
    history.replaceState(history.state, '', location.pathname);
    if (answerAsWindow(query)) {
      setState(html`<p>${t('sign-in.window-done')}</p>`);
      return;
    }
    finish(query).then(
      ({ then, ended }) =>
        ended === undefined ? leave(then) : setState(html`<${Ended} text=${ended} then=${then} leave=${leave} />`),
      (failure) => setState(html`<${Failure} text=${failureText(failure)} />`),
    );
  }, []);

  return html`
    <div class="narrow stack">
      <${ScreenHeading} title=${t('sign-in.title')} />
      ${state}
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

/**
 * Says why a reload did not sign in again at the provider, and offers two buttons: to sign in there now, or to go on
 * without the provider.
 * @param {{text: string, then: string, leave: (then: string) => void}} props
 */
function Ended({ text, then, leave }) {
  /** Signs in by the cookie of this browser, if there is one. If this fails, the next request tries it again. */
  async function goOn() {
    await accessToken().catch(() => null);
    leave(then);
  }
  return html`
    <${Notice} kind="warning">${text}<//>
    <${ProviderButton} target=${then} />
    <p><${Button} onClick=${goOn}>${t('sign-in.without', { name: nameOfProvider() })}<//></p>
  `;
}

/**
 * Finishes the sign-in.
 * @param {URLSearchParams} query the query of the address
 * @returns {Promise<{then: string, ended?: string}>} if `ended` is set, it says why nobody is signed in. Then the user
 *   must choose how to go on, because a cookie could otherwise sign in another person without a question
 */
async function finish(query) {
  const { then, tokens, isOther } = await finishSignIn(query);
  if (tokens !== null) {
    await signInWith(tokens);
  } else if (isOther || mayHaveCookie()) {
    return { then, ended: t(isOther ? 'sign-in.provider-other' : 'sign-in.provider-ended', { name: nameOfProvider() }) };
  }
  return { then };
}

const nameOfProvider = () => provider()?.name ?? '';

/** @type {Record<string, string>} */
const FAILURES = {
  other: 'sign-in.provider-other',
  refused: 'sign-in.provider-refused',
  window: 'sign-in.window-blocked',
};

/**
 * Says why a sign-in at the provider failed.
 * @param {unknown} failure
 */
export function failureText(failure) {
  return failure instanceof SignInFailed
    ? t(FAILURES[failure.reason] ?? 'sign-in.provider-failed', { name: nameOfProvider() })
    : t('error.unreachable');
}
