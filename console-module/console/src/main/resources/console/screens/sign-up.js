import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { ownPath, screenPath } from 'console/address.js';
import { post } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { session } from 'console/session.js';
import { signIn } from 'console/tokens.js';
import { hasSignUp, withTarget } from 'console/screens/sign-in.js';
import { ScreenLink, TextField } from 'console/ui/controls.js';
import { announce, Empty } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';
import { ScreenHeading } from 'console/ui/layout.js';

/** The screen on which visitors create their own account, where the server allows it. */
export default function SignUp() {
  const { query } = useLocation();
  const toSignIn = withTarget('sign-in', query.then);
  return html`
    <div class="narrow">
      <${ScreenHeading} title=${t('sign-up.title')} />
      ${hasSignUp && session.value === null
        ? html`
            <${SignUpForm} />
            <p class="other-way">
              <span>${t('sign-up.has-account')}</span>
              <${ScreenLink} to=${toSignIn}>${t('sign-in.title')}<//>
            </p>
          `
        : html`
            <${Empty} title=${t(hasSignUp ? 'sign-up.signed-in' : 'sign-up.off')}>
              ${!hasSignUp && html`<${ScreenLink} class="button button-primary" to=${toSignIn}>${t('sign-in.title')}<//>`}
            <//>
          `}
    </div>
  `;
}

/** Creates an account, signs in with it, and goes on to the screen that asked for an account. */
function SignUpForm() {
  const { query, route } = useLocation();
  const [draft, setDraft] = useState({ username: '', email: '', password: '' });

  /** @param {'username' | 'email' | 'password'} name */
  const field = (name) => ({
    value: draft[name],
    onInput: (/** @type {string} */ value) => setDraft({ ...draft, [name]: value }),
  });

  async function send() {
    const { username } = await post('accounts', {
      username: draft.username.trim(),
      password: draft.password,
      email: draft.email.trim() || null,
    });
    // The account exists now. If this sign-in fails, the screen for signing in follows.
    const ok = await signIn(username, draft.password).then((response) => response.ok, () => false);
    announce(t('sign-up.done'));
    route(ok ? ownPath(query.then) : screenPath(withTarget('sign-in', query.then)), true);
  }

  return html`
    <${Form} send=${send} text=${t('sign-up.send')}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <${TextField}
          label=${t('sign-in.username')}
          hint=${t('sign-up.username-hint')}
          error=${problem?.of('username')}
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          ...${field('username')}
        />
        <${TextField}
          label=${t('sign-up.email')}
          type="email"
          error=${problem?.of('email')}
          autocomplete="email"
          isOptional
          ...${field('email')}
        />
        <${TextField}
          label=${t('sign-in.password')}
          hint=${t('account.password-hint')}
          type="password"
          error=${problem?.of('password')}
          autocomplete="new-password"
          required
          ...${field('password')}
        />
      `}
    <//>
  `;
}
