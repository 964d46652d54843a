import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button, TextField } from 'console/ui/controls.js';
import { localDay } from 'console/ui/date-time.js';
import { Empty } from 'console/ui/feedback.js';
import { useQuery, useSent } from 'console/ui/query.js';

/** @typedef {{from?: string, to?: string}} Dates days like 2026-03-01; a missing day is no limit */

const DAY_MS = 86_400_000;
const LENGTHS = [7, 30, 90];

/** Returns the period in the address. */
export function usePeriod() {
  const { from, to } = useQuery().query;
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/**
 * Says that a period has no data, or that there is none at all, and what to do next.
 * @param {{period: Dates}} props
 */
export function NoData({ period }) {
  const isEver = isAllTime(period);
  return html`
    <${Empty} title=${t(isEver ? 'analytics.no-data-ever' : 'analytics.no-data')}>
      ${isEver && html`<p>${t('analytics.no-data-ever-text')}</p>`}
      <${WithoutData} period=${period} />
    <//>
  `;
}

/**
 * What to do next if a period has no data: look at all times or, if these are shown, read how programs send data.
 * @param {{period: Dates}} props
 */
export function WithoutData({ period }) {
  const { show } = useQuery();
  return isAllTime(period)
    ? html`<a class="button" href="docs">${t('footer.api')}</a>`
    : html`<${Button} onClick=${() => show({ from: '', to: '' })}>${t('analytics.all-time')}<//>`;
}

/** @param {Dates} period */
const isAllTime = ({ from, to }) => from === undefined && to === undefined;

/**
 * The choice of a period.
 * @param {{period: Dates}} props
 */
export function Period({ period }) {
  const { show } = useQuery();
  const [draft, setDraft] = useSent(/** @type {Dates} */ (period));
  return html`
    <form
      class="panel spaced"
      aria-label=${t('analytics.period')}
      onSubmit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        show({ from: draft.from, to: draft.to });
      }}
    >
      <div class="filters">
        ${['from', 'to'].map(
          (name) => html`
            <${TextField}
              key=${name}
              type="date"
              label=${t(`analytics.${name}`)}
              value=${/** @type {any} */ (draft)[name] ?? ''}
              onInput=${(/** @type {string} */ value) => setDraft({ ...draft, [name]: value })}
            />
          `,
        )}
        <div class="actions">
          <${Button} type="submit" kind="primary">${t('action.show')}<//>
        </div>
      </div>
      <div class="actions">
        ${LENGTHS.map((count) => {
          const dates = lastDays(count);
          const isChosen = dates.from === period.from && dates.to === period.to;
          return html`
            <${Button} key=${count} aria-pressed=${isChosen ? 'true' : 'false'} onClick=${() => show(dates)}>
              ${t('analytics.last-days', { count })}
            <//>
          `;
        })}
        <${Button}
          aria-pressed=${period.from || period.to ? 'false' : 'true'}
          onClick=${() => show({ from: '', to: '' })}
        >
          ${t('analytics.all-time')}
        <//>
      </div>
    </form>
  `;
}

/**
 * Returns the period of the last days up to today, in the reader's time zone.
 * @param {number} count the number of days, with today
 */
function lastDays(count) {
  const to = localDay(Date.now());
  const from = new Date(Date.parse(to) - (count - 1) * DAY_MS).toISOString().slice(0, 10);
  return { from, to };
}
