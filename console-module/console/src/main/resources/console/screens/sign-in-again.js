import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { provider } from 'console/oidc.js';
import { question, session } from 'console/session.js';
import { signInAgainAtProvider, signOut } from 'console/tokens.js';
import { SignInForm } from 'console/screens/sign-in.js';
import { failureText } from 'console/screens/signed-in.js';
import { Button } from 'console/ui/controls.js';
import { Dialog } from 'console/ui/dialog.js';
import { announce, Notice } from 'console/ui/feedback.js';

/**
 * The dialog that asks the person whose session has ended to sign in again. It opens over the page, so that forms
 * keep their texts. Requests that wait for the sign-in are sent afterwards.
 */
export function SignInDialog() {
  const { route } = useLocation();
  if (session.value === null) {
    return null;
  }
  const { kind, name } = session.value.person;
  async function leave() {
    try {
      await signOut();
      route(screenPath());
    } catch {
      announce(t('error.unreachable'));
    }
  }
  return html`
    <${Dialog} title=${t('sign-in.ended')} onClose=${() => question.value?.()}>
      <div class="stack">
        <p>${t('sign-in.ended-text')}</p>
        ${kind === 'password' ? html`<${SignInForm} person=${name} />` : html`<${AtProvider} />`}
        <p class="muted small">
          ${t('sign-in.ended-other', { name })} <${Button} kind="quiet" onClick=${leave}>${t('sign-out')}<//>
        </p>
      </div>
    <//>
  `;
}

/** The button that opens the external identity provider in a separate window. */
function AtProvider() {
  const [error, setError] = useState('');
  function enter() {
    setError('');
    // The user can close the window without an answer, so the button does not wait for it.
    signInAgainAtProvider().catch((failure) => setError(failureText(failure)));
  }
  return html`
    ${error && html`<${Notice} kind="error">${error}<//>`}
    <div class="actions">
      <${Button} kind="primary" onClick=${enter}>${t('sign-in.provider', { name: provider()?.name ?? '' })}<//>
    </div>
  `;
}
