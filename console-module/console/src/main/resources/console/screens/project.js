import { useMemo, useState } from 'preact/hooks';
import { get, post } from 'console/api.js';
import { html } from 'console/html.js';
import { date, money, number, t } from 'console/i18n.js';
import { isAdmin, isMember, session } from 'console/session.js';
import { LongList } from 'console/screens/cycle/filter.js';
import { MessageForm } from 'console/screens/message-form.js';
import { useDraftsOfActions } from 'console/screens/moderation/actions.js';
import { Tags } from 'console/screens/project-cards.js';
import { TagsButton } from 'console/screens/project-tags.js';
import { Thread } from 'console/screens/thread.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { hasDraft } from 'console/ui/draft.js';
import { Empty, Loaded, Notice } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { useGet, useResource } from 'console/ui/resource.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';

/** The most pages of entries that the screen loads, each with at most 200 entries. */
const MAX_PAGES = 25;
const PAGE_SIZE = 200;

/**
 * The deepest level whose entries have replies below them. All deeper replies are shown below their ancestor on this
 * level, because nested components for 1,000 levels would overflow the stack.
 */
const MAX_DEPTH = 30;

/** The sections of a discussion, by the type of their first entries. */
const SECTIONS = ['PROBLEM', 'SOLUTION', 'COMMENT'];

/**
 * The screen of one project: what it is, and its discussion.
 * @param {any} props
 */
export default function Project({ params }) {
  return html`<${SignedInOnly} title=${t('projects.title')}><${ProjectById} id=${params.id} key=${params.id} /><//>`;
}

/** @param {{id: string}} props */
function ProjectById({ id }) {
  const project = useGet(`projects/${encodeURIComponent(id)}`);
  return html`
    ${project.error && html`<${ScreenHeading} title=${t('projects.title')} />`}
    <${Loaded} of=${project} lines="6">
      ${(/** @type {any} */ found) => html`<${ProjectScreen} project=${found} reload=${project.reload} />`}
    <//>
  `;
}

/** @param {{project: any, reload: () => void}} props */
function ProjectScreen({ project, reload }) {
  const cycle = useCycleOf(project);
  const moderates = isAdmin.value || cycle.value?.admins !== undefined;
  return html`
    ${project.cycle_id !== null && html`<${CycleLinks} id=${project.cycle_id} cycle=${cycle.value} />`}
    <${ScreenHeading} title=${project.project_name} lead=${html`<bdi>${project.tagline}</bdi>`} />
    <${Facts} project=${project} cycle=${cycle} reload=${reload} />
    <${Discussion} projectId=${String(project.project_id)} moderates=${moderates} />
  `;
}

/**
 * Loads the cycle of a project; null if it has none.
 * @param {any} project
 */
function useCycleOf({ cycle_id: id }) {
  return useResource(async (signal) => (id === null ? null : get(`cycles/${id}`, { signal })), [id, session.value?.username]);
}

/**
 * Links to the cycle of a project, and to its ballot while it is open. The line is there before the cycle is loaded.
 * @param {{id: number, cycle: any}} props
 */
function CycleLinks({ id, cycle }) {
  return html`
    <p class="over">
      <${ScreenLink} to="cycles/${id}"><bdi>${cycle?.name ?? t('cycle-page.number', { id: String(id) })}</bdi><//>
      ${cycle?.phase === 'voting' &&
      html` · <${ScreenLink} to="cycles/${id}/ballot">${t('project.to-ballot')}<//>`}
    </p>
  `;
}

/** @param {{project: any, cycle: import('console/ui/resource.js').Resource<any>, reload: () => void}} props */
function Facts({ project, cycle, reload }) {
  const mayEdit = isAdmin.value || (isMember.value && project.proposed_by === session.value?.username);
  return html`
    <div class="facts">
      <span>${t('project.by')} <bdi>${project.proposed_by}</bdi></span>
      <span>${date(project.created_at)}</span>
      ${project.cost !== null &&
      (cycle.value !== undefined || cycle.error !== undefined) &&
      html`<span>${t('project.cost', { amount: money(project.cost, cycle.value?.currency) })}</span>`}
      ${project.tags.length > 0 && html`<${Tags} tags=${project.tags} />`}
      ${mayEdit && html`<${TagsButton} project=${project} onDone=${reload} />`}
    </div>
  `;
}

/** @param {{projectId: string, moderates: boolean}} props */
function Discussion({ projectId, moderates }) {
  const threads = useResource((signal) => loadThreads(projectId, signal), [projectId]);
  return html`
    <${Loaded} of=${threads} lines="6">
      ${(/** @type {{threads: any[], isCut: boolean}} */ { threads: all, isCut }) => html`
        ${isCut && html`<${Notice} title=${t('thread.cut', { count: all.length })} />`}
        <${Sections} projectId=${projectId} threads=${all} moderates=${moderates} reload=${threads.reload} />
      `}
    <//>
  `;
}

/** @param {{projectId: string, threads: any[], moderates: boolean, reload: () => void}} props */
function Sections({ projectId, threads, moderates, reload }) {
  const children = useMemo(() => byParent(threads), [threads]);
  useDraftsOfActions(threads);
  const roots = children.get(null) ?? [];
  return html`
    ${SECTIONS.map(
      (type) => html`
        <${Section}
          key=${type}
          projectId=${projectId}
          type=${type}
          entries=${roots.filter((thread) => thread.thread_type === type)}
          children=${children}
          moderates=${moderates}
          reload=${reload}
        />
      `,
    )}
  `;
}

/**
 * @param {{projectId: string, type: string, entries: any[], children: Map<number | null, any[]>, moderates: boolean,
 *   reload: () => void}} props
 */
function Section({ projectId, type, entries, children, moderates, reload }) {
  const [hasSent, setSent] = useState(false);

  // After an entry was sent, the list shows all entries, so that users see their new one at its end.
  function showNew() {
    setSent(true);
    reload();
  }

  return html`
    <section class="discussion" aria-labelledby="section-${type}">
      <h2 id="section-${type}">${t(`section.${type}`)} <span class="count">${number(entries.length)}</span></h2>
      ${entries.length === 0 &&
      html`
        <${Empty} title=${t(`section.${type}.none`)}>
          ${isMember.value ? html`<p>${t('section.none-text')}</p>` : html`<${ScreenLink} class="button" to="projects">${t('home.all-projects')}<//>`}
        <//>
      `}
      <${LongList} class="threads" items=${entries} isWhole=${hasSent}>
        ${(/** @type {any} */ thread) => html`
          <${Thread} key=${thread.thread_id} thread=${thread} children=${children} moderates=${moderates} reload=${reload} />
        `}
      <//>
      ${isMember.value && html`<${NewEntry} projectId=${projectId} type=${type} reload=${showNew} />`}
    </section>
  `;
}

/** @param {{projectId: string, type: string, reload: () => void}} props */
function NewEntry({ projectId, type, reload }) {
  const draft = `thread.${projectId}.${type}`;
  const [isOpen, setOpen] = useState(() => hasDraft(draft));
  const label = t(`section.${type}.add`);
  return isOpen
    ? html`
        <${MessageForm}
          label=${label}
          draft=${draft}
          isAsked
          send=${(/** @type {string} */ message) => post(`projects/${projectId}/threads`, { thread_type: type, message })}
          close=${() => setOpen(false)}
          reload=${reload}
        />
      `
    : html`<${Button} onClick=${() => setOpen(true)}>${label}<//>`;
}

/**
 * Loads the entries of a discussion, at most the newest 5,000, and returns the oldest of them first.
 * @param {string} projectId
 * @param {AbortSignal} signal
 */
async function loadThreads(projectId, signal) {
  const threads = [];
  let cursor = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await get(`projects/${projectId}/threads`, { query: { limit: PAGE_SIZE, cursor }, signal });
    threads.push(...answer.threads);
    cursor = answer.next_cursor;
    if (cursor === null) {
      break;
    }
  }
  return { threads: threads.reverse(), isCut: cursor !== null };
}

/**
 * Groups the entries of a discussion by the id of the entry below which they are shown: the entry that they reply
 * to or, if it is too deep, one of its ancestors. The key is null for entries that are no replies, and for replies
 * to entries that were not loaded.
 * @param {any[]} threads the oldest first, so that each reply comes after its parent
 * @returns {Map<number | null, any[]>}
 */
function byParent(threads) {
  /** @type {Map<number, {level: number, below: number | null}>} */
  const places = new Map();
  for (const { thread_id: id, parent_thread_id: parent } of threads) {
    const above = places.get(parent);
    if (above === undefined) {
      places.set(id, { level: 0, below: null });
    } else if (above.level <= MAX_DEPTH) {
      places.set(id, { level: above.level + 1, below: parent });
    } else {
      places.set(id, above);
    }
  }
  return Map.groupBy(threads, ({ thread_id: id }) => places.get(id)?.below ?? null);
}
