import { useState } from 'preact/hooks';
import { post } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { NewPassword } from 'console/screens/operations/new-password.js';
import { TextField } from 'console/ui/controls.js';
import { announce } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';

/** @param {{close: () => void, reload: () => void}} props */
export function NewAccountForm({ close, reload }) {
  const [draft, setDraft] = useState({ username: '', email: '', password: '' });
  const change = (/** @type {object} */ fields) => setDraft({ ...draft, ...fields });

  async function send() {
    const { username } = await post('accounts', {
      username: draft.username.trim(),
      password: draft.password,
      email: draft.email.trim() || null,
    });
    announce(t('operations.account-made', { name: username }));
    close();
    reload();
  }

  return html`
    <${Form} send=${send} text=${t('operations.new-account')} onCancel=${close}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <${TextField}
          label=${t('admin.username')}
          value=${draft.username}
          error=${problem?.of('username')}
          autocomplete="off"
          onInput=${(/** @type {string} */ username) => change({ username })}
        />
        <${TextField}
          label=${t('operations.email')}
          type="email"
          isOptional
          value=${draft.email}
          error=${problem?.of('email')}
          autocomplete="off"
          onInput=${(/** @type {string} */ email) => change({ email })}
        />
        <${NewPassword}
          value=${draft.password}
          error=${problem?.of('password')}
          onInput=${(/** @type {string} */ password) => change({ password })}
        />
      `}
    <//>
  `;
}
