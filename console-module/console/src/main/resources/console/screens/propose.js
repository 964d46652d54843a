import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { post } from 'console/api.js';
import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { numberOf } from 'console/number-input.js';
import { loadAll } from 'console/load-all.js';
import { tagsOf } from 'console/screens/project-tags.js';
import { session } from 'console/session.js';
import { Select, TextArea, TextField } from 'console/ui/controls.js';
import { DraftNote, useDraft } from 'console/ui/draft.js';
import { announce, Loaded } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { useResource } from 'console/ui/resource.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';

const EMPTY = { name: '', tagline: '', tags: '', problem: '', solution: '', cycle: '', cost: '' };

/** The screen to propose a project, in a cycle or without one. */
export default function Propose() {
  return html`
    <div class="narrow">
      <${ScreenHeading} title=${t('propose.title')} lead=${t('propose.lead')} />
      <${SignedInOnly}><${ProposeForm} /><//>
    </div>
  `;
}

function ProposeForm() {
  const { route } = useLocation();
  const [draft, setDraft, discard] = useDraft('propose', EMPTY);
  const cycles = useResource(loadOpenCycles, [session.value?.username]);

  /** @param {string} name */
  const field = (name) => ({
    value: /** @type {any} */ (draft)[name],
    onInput: (/** @type {string} */ value) => setDraft({ ...draft, [name]: value }),
  });

  async function send() {
    const { project_id: id } = await post('projects/propose', requestOf(draft));
    discard();
    announce(t('propose.done'));
    route(screenPath(`projects/${id}`), true);
  }

  return html`
    <div class="stack">
      <${Form} send=${send} text=${t('propose.send')}>
        ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
          <${TextField} label=${t('propose.name')} error=${problem?.of('project_name')} maxlength="80" ...${field('name')} />
          <${TextField}
            label=${t('propose.tagline')}
            hint=${t('propose.tagline-hint')}
            error=${problem?.of('tagline')}
            ...${field('tagline')}
          />
          <${TextArea} label=${t('propose.problem')} error=${errorOf(problem, 'problems')} rows="4" ...${field('problem')} />
          <${TextArea} label=${t('propose.solution')} error=${errorOf(problem, 'solutions')} rows="4" ...${field('solution')} />
          <${TextField}
            label=${t('propose.tags')}
            hint=${t('propose.tags-hint')}
            error=${errorOf(problem, 'tags')}
            isOptional
            ...${field('tags')}
          />
          <${Loaded} of=${cycles} lines="1">
            ${(/** @type {any[]} */ open) => html`
              <${Select}
                label=${t('propose.cycle')}
                hint=${t('propose.cycle-hint')}
                error=${problem?.of('cycle_id')}
                options=${[['', t('propose.no-cycle')], ...open.map(asOption)]}
                ...${field('cycle')}
              />
            `}
          <//>
          ${draft.cycle !== '' &&
          html`
            <${TextField}
              label=${t('propose.cost')}
              error=${problem?.of('cost')}
              inputmode="decimal"
              ...${field('cost')}
            />
          `}
        `}
      <//>
      <${DraftNote} discard=${discard} />
    </div>
  `;
}

/**
 * Loads the cycles in which the reader can propose: those in planning, and those in refinement that the reader
 * manages.
 * @param {AbortSignal} signal
 */
async function loadOpenCycles(signal) {
  const [all, own] = await Promise.all([
    loadAll('cycles', 'cycles', signal, { query: { active: true } }),
    loadAll('cycles', 'cycles', signal, { query: { active: true, administered: true } }),
  ]);
  return [...all.filter(isIn('planning')), ...own.filter(isIn('refinement'))];
}

/** @param {string} phase */
const isIn = (phase) => (/** @type {any} */ cycle) => cycle.phase === phase;

/** @param {any} cycle */
const asOption = (cycle) => [
  String(cycle.cycle_id),
  t('option.detail', {
    name: cycle.name,
    detail: cycle.phase === 'planning' ? money(cycle.budget, cycle.currency) : t(`phase.${cycle.phase}`),
  }),
];

/**
 * Returns the first error of a list or of one of its entries, such as `tags[2]`.
 * @param {import('console/api.js').ApiProblem | undefined} problem
 * @param {string} name
 */
function errorOf(problem, name) {
  return problem?.where((field) => field === name || field.startsWith(`${name}[`));
}

/** @param {typeof EMPTY} draft */
function requestOf(draft) {
  return {
    project_name: draft.name,
    tagline: draft.tagline,
    tags: tagsOf(draft.tags),
    problems: [draft.problem],
    solutions: [draft.solution],
    ...(draft.cycle === '' ? {} : { cycle_id: Number(draft.cycle), cost: numberOf(draft.cost) }),
  };
}
