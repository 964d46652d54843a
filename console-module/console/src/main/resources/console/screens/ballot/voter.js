import { useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { session } from 'console/session.js';
import { Button, TextField } from 'console/ui/controls.js';
import { SignInLink } from 'console/ui/signed-in-only.js';
import { setCode, tidied } from 'console/voting/code.js';

/** The length of a code as it is printed, with its dashes. */
const CODE_LENGTH = 19;

/**
 * Asks a visitor to sign in or to enter a code.
 * @param {{id: string}} props
 */
export function Identify({ id }) {
  return html`
    <div class="two-ways">
      <section class="card">
        <h2>${t('voter.account')}</h2>
        <p>${t('voter.account-text')}</p>
        <p><${SignInLink} /></p>
      </section>
      <section class="card"><${CodeForm} id=${id} /></section>
    </div>
  `;
}

/**
 * Takes the code of a voter without an account.
 * @param {{id: string, start?: string}} props
 */
export function CodeForm({ id, start = '' }) {
  const [text, setText] = useState(start);
  const [isShort, setShort] = useState(false);

  /** @param {Event} event */
  function use(event) {
    event.preventDefault();
    if (text.length === CODE_LENGTH) {
      setCode(id, text);
    } else {
      setShort(true);
    }
  }

  return html`
    <form class="stack" onSubmit=${use}>
      <h2>${t('voter.code')}</h2>
      <${TextField}
        label=${t('voter.code-label')}
        hint=${t('voter.code-hint')}
        value=${text}
        error=${isShort ? t('voter.code-short') : undefined}
        onInput=${(/** @type {string} */ value) => setText(tidied(value))}
        class="code-field"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="60"
      />
      <div class="actions"><${Button} type="submit">${t('voter.code-use')}<//></div>
    </form>
  `;
}

/** @param {{id: string}} props */
export function ForgetCode({ id }) {
  return html`<${Button} kind="quiet" onClick=${() => setCode(id, undefined)}>${t('voter.code-forget')}<//>`;
}

/**
 * Shows whether the visitor votes by account or by code, and offers to use a code instead.
 * @param {{id: string, code: string | undefined}} props
 */
export function VoterLine({ id, code }) {
  const [isOpen, setOpen] = useState(false);
  if (code !== undefined) {
    return html`
      <p class="voter-line muted">
        <span>${t('voter.as-code', { end: code.slice(-4) })}</span>
        <${ForgetCode} id=${id} />
      </p>
    `;
  }
  return html`
    <p class="voter-line muted">
      <span>${t('voter.as-account')} <bdi>${session.value?.username}</bdi></span>
      <${Button} kind="quiet" aria-expanded=${isOpen ? 'true' : 'false'} onClick=${() => setOpen(!isOpen)}>
        ${t('voter.code-instead')}
      <//>
    </p>
    ${isOpen && html`<div class="card voter-code"><${CodeForm} id=${id} /></div>`}
  `;
}
