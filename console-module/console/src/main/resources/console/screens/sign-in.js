import { useState } from 'preact/hooks';
import lazy from 'preact-iso/lazy';
import { useLocation } from 'preact-iso/router';
import { ownPath } from 'console/address.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { hasProvider, signIn } from 'console/tokens.js';
import { Button, ScreenLink, TextField } from 'console/ui/controls.js';
import { Notice } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';

/** Whether the server lets everyone create an account. */
export const hasSignUp = document.querySelector('meta[name="insula-sign-up"]') !== null;

/** The screen for signing in. After the sign-in, the router returns to the screen that asked for the sign-in. */
export default function SignIn() {
  const { query, route } = useLocation();
  return html`
    <div class="narrow">
      <${ScreenHeading} title=${t('sign-in.title')} />
      ${hasProvider &&
      html`
        <div class="stack">
          <${ProviderButton} target=${query.then} />
          <p>${t('sign-in.or')}</p>
        </div>
      `}
      <${SignInForm} onDone=${() => route(ownPath(query.then), true)} />
      ${hasSignUp &&
      html`
        <p class="other-way">
          <span>${t('sign-up.no-account')}</span>
          <${ScreenLink} to=${withTarget('sign-up', query.then)}>${t('sign-up.title')}<//>
        </p>
      `}
    </div>
  `;
}

/**
 * Returns the link to a screen that leads on to the same target as this one.
 * @param {string} screen
 * @param {string | undefined} target
 */
export const withTarget = (screen, target) =>
  target === undefined ? screen : `${screen}?then=${encodeURIComponent(target)}`;

/** @param {number} status the status of the answer to a sign-in that failed; 0 without an answer */
function refusal(status) {
  if (status === 0) {
    return t('error.unreachable');
  }
  if (status === 429) {
    return t('sign-in.too-many');
  }
  if (status >= 500) {
    return t(status === 503 ? 'error.unavailable' : 'error.server');
  }
  return t('sign-in.wrong');
}

const ProviderButton = lazy(() => import('console/screens/provider-button.js'));

/**
 * Asks for a user name and a password.
 * @param {{onDone?: () => void, person?: string}} props the person is the name of the only user who may sign in;
 *   undefined if every user may
 */
export function SignInForm({ onDone, person }) {
  const [username, setUsername] = useState(person ?? '');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState(/** @type {number | null} */ (null));
  const [isBusy, setBusy] = useState(false);

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    try {
      const response = await signIn(username, password);
      if (response.ok) {
        onDone?.();
      } else {
        setRefused(response.status);
      }
    } catch {
      setRefused(0);
    }
    setBusy(false);
  }

  return html`
    <form class="stack" onSubmit=${submit}>
      ${refused !== null && html`<${Notice} kind="error">${refusal(refused)}<//>`}
      <${TextField}
        label=${t('sign-in.username')}
        value=${username}
        onInput=${setUsername}
        autocomplete="username"
        autocapitalize="none"
        readonly=${person !== undefined}
        required
      />
      <${TextField}
        label=${t('sign-in.password')}
        type="password"
        value=${password}
        onInput=${setPassword}
        autocomplete="current-password"
        autofocus=${person !== undefined}
        required
      />
      <${Button} kind="primary" type="submit" isBusy=${isBusy}>${t('sign-in.title')}<//>
    </form>
  `;
}
