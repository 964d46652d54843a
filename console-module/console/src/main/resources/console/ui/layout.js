/** The frame of all screens: header with navigation, the main part, the footer. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { get } from 'console/api.js';
import { html } from 'console/html.js';
import { chooseLanguage, language, LANGUAGES, t } from 'console/i18n.js';
import { askToSignIn, hasUnsent, isAdmin, isAnalyst, isMember, question, session } from 'console/session.js';
import { signOut } from 'console/tokens.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { announce, Announcements, ConnectionNotice } from 'console/ui/feedback.js';
import { useResource } from 'console/ui/resource.js';

/** @param {{children?: any}} props */
export function Layout({ children }) {
  return html`
    <button class="skip" onClick=${() => document.querySelector('main')?.focus()}>${t('nav.skip')}</button>
    <${Header} />
    <${ConnectionNotice} />
    <main tabindex="-1">${children}</main>
    <${Footer} />
    <${Announcements} />
    ${question.value && html`<${SignInAgain} cancel=${question.value} />`}
  `;
}

/**
 * The question to sign in again, whose module is loaded when it is needed.
 * @param {{cancel: () => void}} props
 */
function SignInAgain({ cancel }) {
  const [screen, setScreen] = useState(/** @type {any} */ (null));
  useEffect(() => {
    import('console/screens/sign-in-again.js').then(({ SignInDialog }) => setScreen(html`<${SignInDialog} />`), cancel);
  }, []);
  return screen;
}

function Header() {
  const { path } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const manages = useManages();
  useEffect(() => setOpen(false), [path]);
  return html`
    <header class="header">
      <${ScreenLink} class="brand">
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
          <rect width="32" height="32" rx="7" />
          <path d="M7 26V13l9-6 9 6v13h-6v-6a3 3 0 0 0-6 0v6z" />
        </svg>
        ${t('brand')}
      <//>
      <button
        class="button button-quiet menu-button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-controls="menu"
        onClick=${() => setOpen(!isOpen)}
      >
        ${t('nav.menu')}
      </button>
      <nav id="menu" class="menu" aria-label=${t('nav.label')} data-open=${isOpen}>
        ${entries(manages).map(([screen, text]) => html`<${MenuLink} key=${screen} screen=${screen} text=${text} />`)}
        <${Account} key=${session.value?.username} />
      </nav>
    </header>
  `;
}

/** Whether the reader manages at least one cycle. Admins manage all cycles, even if there are none yet. */
function useManages() {
  const own = useResource(
    async (signal) =>
      isMember.value && !isAdmin.value ? get('cycles', { query: { administered: true, limit: 1 }, signal }) : null,
    [session.value?.username, isAdmin.value],
  );
  return isAdmin.value || own.value?.cycles.length > 0;
}

/**
 * @param {boolean} manages
 * @returns {[string, string][]}
 */
function entries(manages) {
  return [
    ['projects', t('nav.projects')],
    ['cycles', t('nav.cycles')],
    ...(manages
      ? /** @type {[string, string][]} */ ([
          ['reports', t('nav.reports')],
          ['moderation', t('nav.moderation')],
        ])
      : []),
    ...(isAnalyst.value
      ? /** @type {[string, string][]} */ ([
          ['analytics', t('nav.analytics')],
          ['activity', t('nav.activity')],
        ])
      : []),
    ...(isAdmin.value
      ? /** @type {[string, string][]} */ ([['operations', t('nav.operations')]])
      : []),
  ];
}

/** @param {{screen: string, text: string}} props */
function MenuLink({ screen, text }) {
  const { path } = useLocation();
  const here = screenPath(screen);
  const isHere = path === here || path.startsWith(`${here}/`);
  return html`<${ScreenLink} to=${screen} aria-current=${isHere ? 'page' : undefined}>${text}<//>`;
}

function Account() {
  const { path, route } = useLocation();
  const [unsent, setUnsent] = useState(/** @type {any} */ (null));
  if (session.value === null) {
    return path === screenPath('sign-in')
      ? null
      : html`<${ScreenLink} class="button button-primary" to="sign-in">${t('sign-in.title')}<//>`;
  }
  async function leave() {
    setUnsent(null);
    await signOut();
    route(screenPath());
  }
  async function ask() {
    if (await hasUnsent()) {
      const { UnsentQuestion } = await import('console/ui/unsent-question.js');
      setUnsent(html`<${UnsentQuestion} leave=${() => attempt(leave)} close=${() => setUnsent(null)} />`);
    } else {
      await leave();
    }
  }
  return html`
    <span class="account">
      <${ScreenLink} to="account" aria-label=${t('account.of', { name: session.value.username })} aria-current=${path === screenPath('account') ? 'page' : undefined}>
        <bdi>${session.value.username}</bdi>
      <//>
      ${session.value.token === null && html`<${Button} kind="primary" onClick=${askToSignIn}>${t('sign-in.title')}<//>`}
      <${Button} kind="quiet" onClick=${() => attempt(ask)}>${t('sign-out')}<//>
      ${unsent}
    </span>
  `;
}

/** @param {() => Promise<void>} action */
async function attempt(action) {
  try {
    await action();
  } catch {
    announce(t('error.unreachable'));
  }
}

function Footer() {
  return html`
    <footer class="footer">
      <label>
        <span>${t('language')}</span>
        <select onChange=${(/** @type {any} */ event) => chooseLanguage(event.target.value)}>
          ${Object.entries(LANGUAGES).map(
            ([key, name]) =>
              html`<option key=${key} value=${key} lang=${key} selected=${key === language.value}>${name}</option>`,
          )}
        </select>
      </label>
      <a href="docs">${t('footer.api')}</a>
    </footer>
  `;
}

/**
 * The heading of a screen, which is also the title of the window. When a new screen appears and none of its elements
 * has the focus, the focus moves to the heading, so that keyboard and screen reader begin at the top.
 * @param {{title: string, lead?: any, children?: any}} props the children stand at the end of the line
 */
export function ScreenHeading({ title, lead, children }) {
  const heading = useRef(/** @type {HTMLHeadingElement | null} */ (null));
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`;
  }, [title]);
  useEffect(() => {
    const place = document.activeElement;
    if (place === document.body || place?.localName === 'main') {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return html`
    <div class="heading">
      <div>
        <h1 ref=${heading} tabindex="-1"><bdi>${title}</bdi></h1>
        ${lead && html`<p class="lead">${lead}</p>`}
      </div>
      ${children && html`<div class="heading-actions">${children}</div>`}
    </div>
  `;
}
