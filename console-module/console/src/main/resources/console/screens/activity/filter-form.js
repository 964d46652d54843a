import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button, TextField } from 'console/ui/controls.js';
import { useSent } from 'console/ui/query.js';

/** The filters of the log, with the names that the route's parameters have. An event must match all. */
export const FILTERS = ['component', 'environment', 'email', 'message', 'from_date', 'to_date'];

/**
 * @param {{filters: Record<string, string>, show: (wanted: Record<string, string>) => void}} props
 */
export function FilterForm({ filters, show }) {
  const [draft, setDraft] = useSent(filters);
  const hasFilters = Object.keys(filters).length > 0;
  return html`
    <form
      class="panel spaced"
      role="search"
      onSubmit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        show(Object.fromEntries(FILTERS.map((name) => [name, draft[name] ?? ''])));
      }}
    >
      <div class="filters">
        ${FILTERS.map(
          (name) => html`
            <${TextField}
              key=${name}
              label=${t(`activity.${name}`)}
              type=${name.endsWith('_date') ? 'date' : 'text'}
              value=${draft[name] ?? ''}
              autocomplete="off"
              onInput=${(/** @type {string} */ value) => setDraft({ ...draft, [name]: value })}
            />
          `,
        )}
      </div>
      <div class="actions">
        <${Button} type="submit" kind="primary">${t('action.search')}<//>
        ${hasFilters &&
        html`
          <${Button} kind="quiet" onClick=${() => show(Object.fromEntries(FILTERS.map((name) => [name, ''])))}>
            ${t('activity.clear')}
          <//>
        `}
      </div>
    </form>
  `;
}
