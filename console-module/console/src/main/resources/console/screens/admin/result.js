import { get } from 'console/api.js';
import { download } from 'console/download.js';
import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { Implementation } from 'console/screens/admin/implementation.js';
import { Override } from 'console/screens/admin/override.js';
import { Preview } from 'console/screens/admin/preview.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { Empty, Loaded, Notice } from 'console/ui/feedback.js';
import { FormError, useAction } from 'console/ui/form.js';
import { useResource } from 'console/ui/resource.js';

/**
 * The part for admins about the result of a cycle: the comparison with other rules, the override of the result,
 * and the progress of the winners.
 * @param {{cycle: any}} props
 */
export function Result({ cycle }) {
  return ['implementation', 'closed'].includes(cycle.phase)
    ? html`<${Counted} cycle=${cycle} />`
    : html`
        <${Empty} title=${t('admin.result.none')}>
          <${ScreenLink} class="button" to="cycles/${cycle.cycle_id}/admin?part=phases">${t('admin.part.phases')}<//>
        <//>
      `;
}

/** @param {{cycle: any}} props */
function Counted({ cycle }) {
  const path = `cycles/${cycle.cycle_id}`;
  const results = useResource((signal) => get(`${path}/results`, { query: { trace: false }, signal }), [path]);
  const { error, run } = useAction();
  return html`
    <div class="actions">
      <${Button} onClick=${() => run(() => download(`${path}/export`, `cycle-${cycle.cycle_id}.pb`))}>
        ${t('admin.result.export')}
      <//>
    </div>
    ${error && html`<${FormError} error=${error} />`}
    <${Loaded} of=${results} lines="6">
      ${(/** @type {any} */ found) => html`
        <${Preview} cycle=${cycle} results=${found} />
        ${found.override !== null &&
        html`
          <section>
            <${Notice} kind="warning" title=${t('admin.override.valid', { time: dateTime(found.override.overridden_at) })}>
              <p><bdi>${found.override.reason}</bdi></p>
            <//>
          </section>
        `}
        <${Implementation} cycle=${cycle} results=${found} />
        <${Override} cycle=${cycle} results=${found} reload=${results.reload} />
      `}
    <//>
  `;
}
