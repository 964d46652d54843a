import { useState } from 'preact/hooks';
import { ApiProblem, put, Unreachable } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { signIn } from 'console/tokens.js';
import { TextField } from 'console/ui/controls.js';
import { announce } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';

/**
 * Changes one's own password. The server then ends all sessions, so the form signs in with the new password.
 * @param {{path: string, name: string}} props
 */
export function PasswordForm({ path, name }) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');

  /** Signs in with the new password, and returns whether the server accepted it. */
  const accepted = () => signIn(name, password).then(({ ok }) => ok, () => false);

  async function send() {
    try {
      // The change ends the session, so a repeated request would ask to sign in again.
      await put(path, { password, current_password: current }, { attempts: 1 });
      // If this sign-in fails, the page asks to sign in again.
      await accepted();
    } catch (error) {
      // A proxy that lost the answer of the server answers 502 or 504.
      const isLost = error instanceof Unreachable || (error instanceof ApiProblem && error.status > 500);
      if (!isLost || !(await accepted())) {
        throw error;
      }
    }
    setCurrent('');
    setPassword('');
    announce(t('account.password-done'));
  }

  return html`
    <${Form} send=${send} text=${t('account.password')} disabled=${current === '' || password === ''}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <p>${t('account.password-text')}</p>
        <input type="text" value=${name} autocomplete="username" readonly hidden />
        <${TextField}
          label=${t('account.current')}
          type="password"
          value=${current}
          onInput=${setCurrent}
          error=${problem?.of('current_password')}
          autocomplete="current-password"
        />
        <${TextField}
          label=${t('account.new')}
          hint=${t('account.password-hint')}
          type="password"
          value=${password}
          onInput=${setPassword}
          error=${problem?.of('password')}
          autocomplete="new-password"
        />
      `}
    <//>
  `;
}
