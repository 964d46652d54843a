import { useEffect, useState } from 'preact/hooks';
import { address } from 'console/address.js';
import { get, isRefusal } from 'console/api.js';
import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { pause } from 'console/sse.js';
import { Badge } from 'console/ui/badge.js';
import { announceError, Loaded } from 'console/ui/feedback.js';
import { useGet } from 'console/ui/resource.js';
import { ServerSentence } from 'console/ui/server-text.js';
import { DataTable } from 'console/ui/table.js';

/** The time between the end of a check of the health and the next one, in milliseconds. */
const INTERVAL_MS = 10_000;

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
  const answers = useRepeated(hasRemote ? checkRemote : undefined);
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
 * @param {Map<string, any> | null | undefined} answers the check of each app in another process, by the name of the
 *   app; see `useRepeated` for null and undefined
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

/** @param {{of: Map<string, any> | null | undefined, name: string}} props */
function Answer({ of: answers, name }) {
  if (answers === undefined) {
    return t('state.loading');
  }
  const check = answers?.get(name);
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
 * Runs a check when the component appears, and again and again at intervals. Ends if the server refuses the check.
 * @template T
 * @param {((signal: AbortSignal) => Promise<T>) | undefined} check undefined if there is nothing to check
 * @returns {T | null | undefined} the result of the last check; null if it failed, and undefined before the first one
 *   is finished
 */
function useRepeated(check) {
  const [result, setResult] = useState(/** @type {T | null | undefined} */ (undefined));
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    /** @param {T | null} value */
    function show(value) {
      if (!signal.aborted) {
        setResult(() => value);
      }
    }
    /** @param {unknown} error */
    function fail(error) {
      show(null);
      if (isRefusal(error) && !signal.aborted) {
        abort.abort();
        announceError(error);
      }
    }
    async function repeat(/** @type {(signal: AbortSignal) => Promise<T>} */ run) {
      while (!signal.aborted) {
        await run(signal).then(show, fail);
        await pause(INTERVAL_MS, signal);
      }
    }
    if (check !== undefined) {
      void repeat(check);
    }
    return () => abort.abort();
  }, [check]);
  return result;
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<Record<string, string>>}
 */
async function checkProcess(signal) {
  const [liveness, readiness] = await Promise.all(['liveness', 'readiness'].map((name) => statusOf(name, signal)));
  return { liveness, readiness, at: new Date().toISOString() };
}

/**
 * Checks the apps in other processes. The next check follows soon, so this request is not repeated.
 * @param {AbortSignal} signal
 * @returns {Promise<Map<string, any>>}
 */
async function checkRemote(signal) {
  const { apps } = await get('apps/health', { attempts: 1, signal });
  return new Map(apps.map((/** @type {any} */ app) => [app.name, app]));
}

/**
 * Returns the status of a health check. The console does not retry this request as it retries others, because a
 * failed check is also an answer.
 * @param {string} name
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
async function statusOf(name, signal) {
  try {
    const response = await fetch(address(`health/${name}`), { signal });
    return response.ok ? 'UP' : 'DOWN';
  } catch {
    return 'DOWN';
  }
}
