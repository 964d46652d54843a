import { download } from 'console/download.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { isAnalyst } from 'console/session.js';
import { FILTERS, FilterForm } from 'console/screens/activity/filter-form.js';
import { EventTable } from 'console/screens/activity/event-table.js';
import { LiveEvents } from 'console/screens/activity/live-events.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { Empty, ListEnd } from 'console/ui/feedback.js';
import { FormError, useAction } from 'console/ui/form.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { useQuery } from 'console/ui/query.js';
import { useList } from 'console/ui/resource.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';

/** The screen on which to search, follow and export the activity log. The filters are in the address. */
export default function Activity() {
  return html`
    <${ScreenHeading} title=${t('activity.title')} lead=${t('activity.lead')} />
    <${SignedInOnly}>
      ${isAnalyst.value ? html`<${Log} />` : html`<${Empty} title=${t('activity.analysts-only')}><${ScreenLink} class="button">${t('not-found.home')}<//><//>`}
    <//>
  `;
}

function Log() {
  const { query, show } = useQuery();
  const filters = Object.fromEntries(FILTERS.filter((name) => query[name]).map((name) => [name, query[name]]));
  const isLive = query.live === 'true';
  const { error, run } = useAction();
  /** @param {string} format */
  const save = (format) => run(() => download('events/export', `events.${format}`, { ...filters, format }));
  return html`
    <${FilterForm} filters=${filters} show=${show} />
    <div class="section-heading spaced">
      <${Button}
        aria-pressed=${isLive ? 'true' : 'false'}
        onClick=${() => show({ live: isLive ? '' : 'true' })}
      >
        ${t('activity.follow')}
      <//>
      <div class="actions">
        <${Button} onClick=${() => save('csv')}>${t('action.download-csv')}<//>
        <${Button} onClick=${() => save('ndjson')}>${t('activity.download-ndjson')}<//>
      </div>
    </div>
    ${error && html`<${FormError} error=${error} />`}
    ${isLive
      ? html`<${LiveEvents} key=${JSON.stringify(filters)} filters=${filters} />`
      : html`<${Found} filters=${filters} />`}
  `;
}

/** @param {{filters: Record<string, string>}} props */
function Found({ filters }) {
  const { show } = useQuery();
  const events = useList('events', 'events', { ...filters, limit: 50 });
  const isFiltered = Object.keys(filters).length > 0;
  const clear = () => show(Object.fromEntries(FILTERS.map((name) => [name, ''])));
  return html`
    ${events.items?.length === 0 &&
    !events.isLoading &&
    html`
      <${Empty} title=${t(isFiltered ? 'activity.no-match' : 'activity.none')}>
        ${isFiltered
          ? html`<${Button} onClick=${clear}>${t('activity.clear')}<//>`
          : html`<a class="button" href="docs">${t('footer.api')}</a>`}
      <//>
    `}
    ${(events.items?.length ?? 0) > 0 && html`<${EventTable} caption=${t('activity.caption')} events=${events.items} />`}
    <${ListEnd} of=${events} />
  `;
}
