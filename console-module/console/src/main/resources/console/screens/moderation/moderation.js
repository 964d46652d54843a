import { ApiProblem } from 'console/api.js';
import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { session } from 'console/session.js';
import { HideButton, ShowButton } from 'console/screens/moderation/actions.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { useUnreachableDrafts } from 'console/ui/draft.js';
import { Empty, ListEnd } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { useList } from 'console/ui/resource.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';

/** The screen on which moderators decide about reported entries. */
export default function Moderation() {
  return session.value === null
    ? html`<${ScreenHeading} title=${t('moderation.title')} lead=${t('moderation.lead')} /><${SignedInOnly} />`
    : html`<${Queue} key=${session.value.username} />`;
}

function Queue() {
  const queue = useList('moderation', 'threads', { limit: 20 });
  const isWhole = queue.items !== undefined && queue.error === undefined && !queue.isLoading && !queue.hasMore;
  useUnreachableDrafts((name) => isWhole && isOfDecided(name, queue.items ?? []), [isWhole, queue.items]);
  const isRefused = queue.error instanceof ApiProblem && queue.error.status === 403;
  return html`
    <${ScreenHeading} title=${t('moderation.title')} lead=${t('moderation.lead')}>
      ${!isRefused && html`<${Button} onClick=${queue.reload}>${t('action.refresh')}<//>`}
    <//>
    ${isRefused
      ? html`<${Empty} title=${t('moderation.not-moderator')}><${ScreenLink} class="button">${t('not-found.home')}<//><//>`
      : html`
          ${queue.items?.length === 0 &&
          !queue.isLoading &&
          !queue.hasMore &&
          html`<${Empty} title=${t('moderation.none')}><p>${t('moderation.none-text')}</p><//>`}
          <ul class="queue">
            ${(queue.items ?? []).map(
              (/** @type {any} */ entry) =>
                html`<${Entry} key=${entry.thread.thread_id} entry=${entry} onDone=${() => queue.remove(entry)} />`,
            )}
          </ul>
          <${ListEnd} of=${queue} />
        `}
  `;
}

/**
 * Whether a draft is the note on an entry whose reports somebody else dismissed. Only the queue offers this action.
 * @param {string} name
 * @param {any[]} entries
 */
function isOfDecided(name, entries) {
  const [action, id] = name.split('.');
  return action === 'keep' && !entries.some(({ thread }) => String(thread.thread_id) === id);
}

/** @param {{entry: any, onDone: () => void}} props */
function Entry({ entry, onDone }) {
  const { thread } = entry;
  const headingId = `entry-${thread.thread_id}`;
  return html`
    <li class="panel stack" aria-labelledby=${headingId}>
      <h2 class="entry-title" id=${headingId}>
        ${t(`moderation.type.${thread.thread_type}`)}
        <span class="count">${t('moderation.reports', { count: entry.reports })}</span>
      </h2>
      <blockquote class="quote">
        <p class="message" dir="auto">${thread.message}</p>
        <p class="muted small"><bdi>${thread.author}</bdi> · ${dateTime(thread.created_at)}</p>
      </blockquote>
      <div>
        <h3 class="reasons-title">${t('moderation.reasons')}</h3>
        <ul class="reasons">
          ${entry.reasons.map(
            (/** @type {string} */ reason, /** @type {number} */ index) =>
              html`<li key=${index}><bdi class="message">${reason}</bdi></li>`,
          )}
        </ul>
        <p class="muted small">${t('moderation.since', { time: dateTime(entry.reported_at) })}</p>
      </div>
      <div class="actions">
        <${HideButton} thread=${thread} kind="danger" onDone=${onDone} />
        <${ShowButton} thread=${thread} onDone=${onDone} />
        <${ScreenLink} class="button button-quiet" to="projects/${thread.project_id}">${t('moderation.see')}<//>
      </div>
    </li>
  `;
}
