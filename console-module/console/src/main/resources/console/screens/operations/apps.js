import { useEffect, useState } from 'preact/hooks';
import { address } from 'console/address.js';
import { get } from 'console/api.js';
import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { Badge } from 'console/ui/badge.js';
import { Loaded } from 'console/ui/feedback.js';
import { useGet } from 'console/ui/resource.js';
import { ServerSentence } from 'console/ui/server-text.js';
import { DataTable } from 'console/ui/table.js';

/** The time between two checks of the health, in milliseconds. */
const INTERVAL = 10_000;

/** @type {Record<string, any>} */
const TONES = { local: 'good', remote: 'cool', UP: 'good', DOWN: 'bad', yes: 'good', no: 'bad', unknown: 'warn' };

/**
 * The list of apps with the place where each runs, the health of the server process that answers this page, and
 * whether the apps in other processes answer.
 */
export function Apps() {
  const apps = useGet('apps');
  return html`
    <${Health} />
    <section aria-labelledby="apps">
      <h2 id="apps">${t('operations.apps')}</h2>
      <${Loaded} of=${apps} lines="6">
        ${(/** @type {any} */ { apps: all }) => html`<${AppTable} apps=${all} />`}
      <//>
    </section>
  `;
}

/** @param {{apps: any[]}} props */
function AppTable({ apps }) {
  const hasRemote = apps.some(({ state }) => state === 'remote');
  const answers = useRepeated(hasRemote ? checkRemote : noCheck);
  return html`
    <${DataTable}
      caption=${t('operations.apps-caption')}
      columns=${columns(hasRemote, answers)}
      rows=${apps}
      keyOf=${(/** @type {any} */ { name }) => name}
    />
  `;
}

/**
 * @param {boolean} hasRemote whether an app is in another process
 * @param {Map<string, any> | undefined} answers the check of each app in another process, by name
 * @returns {import('console/ui/table.js').Column<any>[]}
 */
function columns(hasRemote, answers) {
  return [
    { title: t('operations.app'), isHeader: true, cell: ({ name }) => html`<bdi>${name}</bdi>` },
    { title: t('operations.where'), cell: ({ state }) => html`<${Badge} tone=${TONES[state]}>${t(`operations.app.${state}`)}<//>` },
    ...(hasRemote
      ? [
          {
            title: t('operations.answers'),
            cell: (/** @type {any} */ { name, state }) => state === 'remote' && html`<${Answer} of=${answers} name=${name} />`,
          },
        ]
      : []),
    { title: t('operations.schema'), cell: ({ schema }) => html`<span class="mono">${schema}</span>` },
    { title: t('operations.target'), cell: ({ target }) => html`<span class="mono">${target}</span>` },
  ];
}

/** @param {{of: Map<string, any> | undefined, name: string}} props */
function Answer({ of: answers, name }) {
  if (answers === undefined) {
    return t('state.loading');
  }
  const check = answers.get(name);
  const known = check === undefined ? 'unknown' : check.answers ? 'yes' : 'no';
  return html`
    <span class="state">
      <${Badge} tone=${TONES[known]}>${t(`operations.answers.${known}`)}<//>
      ${check?.fault && html`<span class="small"><${ServerSentence} text=${check.fault} /></span>`}
    </span>
  `;
}

function Health() {
  const checks = useRepeated(checkProcess) ?? {};
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

/**
 * Runs a check when the component appears, and again and again at intervals.
 * @template T
 * @param {() => Promise<T>} check
 * @returns {T | undefined} the result of the last check; undefined before the first one is finished
 */
function useRepeated(check) {
  const [result, setResult] = useState(/** @type {T | undefined} */ (undefined));
  useEffect(() => {
    let isGone = false;
    async function run() {
      const value = await check();
      if (!isGone) {
        setResult(() => value);
      }
    }
    void run();
    const timer = setInterval(run, INTERVAL);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [check]);
  return result;
}

/** @returns {Promise<Record<string, string>>} */
async function checkProcess() {
  const [liveness, readiness] = await Promise.all(['liveness', 'readiness'].map(statusOf));
  return { liveness, readiness, at: new Date().toISOString() };
}

/** @returns {Promise<Map<string, any>>} without an app if nothing is known of it */
async function checkRemote() {
  const { apps } = await get('apps/health').catch(() => ({ apps: [] }));
  return new Map(apps.map((/** @type {any} */ app) => [app.name, app]));
}

/** @returns {Promise<Map<string, any>>} */
const noCheck = async () => new Map();

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
