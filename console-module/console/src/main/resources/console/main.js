/** Starts the console: the language, the session, and then the screen of the address. */
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import lazyModule from 'preact-iso/lazy';
import { LocationProvider, Route, Router } from 'preact-iso/router';
import { screenPath, usualId } from 'console/address.js';
import { html } from 'console/html.js';
import { startLanguage, t } from 'console/i18n.js';
import { persons } from 'console/session.js';
import { resume } from 'console/tokens.js';
import { Home } from 'console/screens/home.js';
import { NotFound } from 'console/screens/not-found.js';
import { FaultBoundary } from 'console/ui/fault-boundary.js';
import { announce } from 'console/ui/feedback.js';
import { Layout } from 'console/ui/layout.js';
import { loadScreen } from 'console/ui/load-screen.js';

/**
 * Returns a screen that is loaded when it is first shown.
 * @param {() => Promise<any>} load
 */
function lazy(load) {
  const Screen = lazyModule(() => loadScreen(load));
  return (/** @type {any} */ { params, ...rest }) =>
    html`<${Screen} ...${rest} params=${params.id === undefined ? params : { ...params, id: usualId(params.id) }} />`;
}

/** The screens by their paths. */
const SCREENS = {
  'sign-in': lazy(() => import('console/screens/sign-in.js')),
  'sign-up': lazy(() => import('console/screens/sign-up.js')),
  'signed-in': lazy(() => import('console/screens/signed-in.js')),
  account: lazy(() => import('console/screens/account/account.js')),
  projects: lazy(() => import('console/screens/projects.js')),
  'projects/propose': lazy(() => import('console/screens/propose.js')),
  'projects/:id': lazy(() => import('console/screens/project.js')),
  'cycles/new': lazy(() => import('console/screens/admin/new-cycle.js')),
  cycles: lazy(() => import('console/screens/cycles.js')),
  'cycles/:id': lazy(() => import('console/screens/cycle.js')),
  'cycles/:id/ballot': lazy(() => import('console/screens/ballot.js')),
  'cycles/:id/receipt': lazy(() => import('console/screens/receipt.js')),
  'cycles/:id/results': lazy(() => import('console/screens/results.js')),
  'cycles/:id/admin': lazy(() => import('console/screens/admin/cycle.js')),
  moderation: lazy(() => import('console/screens/moderation/moderation.js')),
  operations: lazy(() => import('console/screens/operations/operations.js')),
  activity: lazy(() => import('console/screens/activity/activity.js')),
  analytics: lazy(() => import('console/screens/analytics/analytics.js')),
  reports: lazy(() => import('console/screens/reports/reports.js')),
  'reports/:id': lazy(() => import('console/screens/reports/report.js')),
  ...(document.querySelector('meta[name="insula-development"]') === null
    ? {}
    : { components: lazy(() => import('console/screens/components.js')) }),
};

/** Matches links to screens, which the router shows without loading a page. All other links load a new page. */
const SCREEN_LINKS = /^(\.\/$|console\/)/;

/** The whole page. It is built again, without its old state, when the person changes. */
function App() {
  useEffect(() => {
    if (persons.value > 0) {
      announce(t('error.other-user'));
    }
  }, [persons.value]);
  return html`
    <${LocationProvider} scope=${SCREEN_LINKS} key=${persons.value}>
      <${Layout}>
        <${FaultBoundary}>
          <${Router}>
            <${Route} path=${screenPath()} component=${Home} />
            ${Object.entries(SCREENS).map(
              ([path, screen]) => html`<${Route} key=${path} path=${screenPath(path)} component=${screen} />`,
            )}
            <${Route} default component=${NotFound} />
          <//>
        <//>
      <//>
    <//>
  `;
}

await Promise.all([startLanguage(), resume()]);
render(html`<${App} />`, /** @type {HTMLElement} */ (document.getElementById('console')));
// From now on, the page itself says what is wrong.
document.getElementById('not-started')?.remove();
