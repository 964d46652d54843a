import { useEffect, useState } from 'preact/hooks';
import { address } from 'console/address.js';
import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { Badge } from 'console/ui/badge.js';
import { Loaded } from 'console/ui/feedback.js';
import { useGet } from 'console/ui/resource.js';
import { DataTable } from 'console/ui/table.js';

/** The time between two checks of the health, in milliseconds. */
const INTERVAL = 10_000;

/** @type {Record<string, any>} */
const TONES = { local: 'good', remote: 'cool', UP: 'good', DOWN: 'bad' };

/** The list of apps with the place where each runs, and the health of the server process that answers this page. */
export function Apps() {
  const apps = useGet('apps');
  return html`
    <${Health} />
    <section aria-labelledby="apps">
      <h2 id="apps">${t('operations.apps')}</h2>
      <${Loaded} of=${apps} lines="6">
        ${(/** @type {any} */ { apps: all }) => html`
          <${DataTable}
            caption=${t('operations.apps-caption')}
            columns=${columns()}
            rows=${all}
            keyOf=${(/** @type {any} */ { name }) => name}
          />
        `}
      <//>
    </section>
  `;
}

/** @returns {import('console/ui/table.js').Column<any>[]} */
function columns() {
  return [
    { title: t('operations.app'), isHeader: true, cell: ({ name }) => html`<bdi>${name}</bdi>` },
    { title: t('operations.where'), cell: ({ state }) => html`<${Badge} tone=${TONES[state]}>${t(`operations.app.${state}`)}<//>` },
    { title: t('operations.schema'), cell: ({ schema }) => html`<span class="mono">${schema}</span>` },
    { title: t('operations.target'), cell: ({ target }) => html`<span class="mono">${target}</span>` },
  ];
}

function Health() {
  const checks = useHealth();
  return html`
    <section aria-labelledby="health">
      <h2 id="health">${t('operations.health')}</h2>
      <dl class="facts-list">
        ${['liveness', 'readiness'].map((name) => {
          const status = checks[name];
          return html`
            <div key=${name}>
              <dt>${t(`operations.${name}`)}</dt>
              <dd>
                ${status === undefined
                  ? t('state.loading')
                  : html`<${Badge} tone=${TONES[status]}>${t(`operations.health.${status}`)}<//>`}
              </dd>
            </div>
          `;
        })}
      </dl>
      ${checks.at && html`<p class="muted small">${t('operations.checked', { time: dateTime(checks.at, { timeStyle: 'medium' }) })}</p>`}
    </section>
  `;
}

/** @returns {Record<string, string>} */
function useHealth() {
  const [checks, setChecks] = useState(/** @type {Record<string, string>} */ ({}));
  useEffect(() => {
    let isGone = false;
    async function check() {
      const [liveness, readiness] = await Promise.all(['liveness', 'readiness'].map(statusOf));
      if (!isGone) {
        setChecks({ liveness, readiness, at: new Date().toISOString() });
      }
    }
    void check();
    const timer = setInterval(check, INTERVAL);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, []);
  return checks;
}

/**
 * Returns the status of a health check. The console does not retry this request as it retries others, because a
 * failed check is also an answer.
 * @param {string} name
 * @returns {Promise<string>}
 */
async function statusOf(name) {
  try {
    const response = await fetch(address(`health/${name}`));
    return response.ok ? 'UP' : 'DOWN';
  } catch {
    return 'DOWN';
  }
}
