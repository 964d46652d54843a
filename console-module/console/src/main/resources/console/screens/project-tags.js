import { put } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { keyOf } from 'console/search-form.js';
import { TextField } from 'console/ui/controls.js';
import { DialogButton } from 'console/ui/dialog.js';
import { DraftNote, useDraft } from 'console/ui/draft.js';
import { announce } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';

/** The separators of tags: the comma of Latin and the one of Arabic script. */
const SEPARATOR = /[,،]/;

/**
 * Returns the tags in a text in which commas separate them.
 * @param {string} text
 */
export function tagsOf(text) {
  return text.split(SEPARATOR).map((tag) => tag.trim()).filter((tag) => tag !== '');
}

/**
 * The button with which the proposer of a project or an admin changes its tags.
 * @param {{project: any, onDone: () => void}} props
 */
export function TagsButton({ project, onDone }) {
  return html`
    <${DialogButton} kind="quiet" text=${t('project.edit-tags')} title=${t('project.edit-tags')}>
      ${(/** @type {() => void} */ close) => html`<${TagsForm} project=${project} close=${close} onDone=${onDone} />`}
    <//>
  `;
}

/**
 * The text of the tags, and the tags from which its author began.
 * @typedef {{text: string, before: string[]}} TagsDraft
 */

/**
 * The form for the tags. A tag that contains a comma cannot be written here, so the form does not change it. Nor does
 * the form undo what other users added or removed since the author began.
 * @param {{project: any, close: () => void, onDone: () => void}} props
 */
function TagsForm({ project, close, onDone }) {
  /** @type {string[]} */
  const present = project.tags.filter((/** @type {string} */ tag) => !SEPARATOR.test(tag));
  const [draft, setDraft, discard] = useDraft(`tags.${project.project_id}`, /** @type {TagsDraft | null} */ (null));
  const { text, before } = draft ?? { text: present.join(', '), before: present };

  async function send() {
    const wanted = new Map(tagsOf(text).map((tag) => [keyOf(tag), tag]));
    const known = new Set([...before, ...present].map(keyOf));
    const add = [...wanted].filter(([key]) => !known.has(key)).map(([, tag]) => tag);
    const remove = present.filter((tag) => before.includes(tag) && !wanted.has(keyOf(tag)));
    if (add.length + remove.length > 0) {
      await put('projects/tags', { project_id: project.project_id, add, remove });
      announce(t('project.tags-saved'));
      onDone();
    }
    discard();
    close();
  }

  return html`
    <${Form} send=${send} text=${t('project.save-tags')} onCancel=${close}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <${TextField}
          label=${t('propose.tags')}
          hint=${t('propose.tags-hint')}
          error=${problem?.where((field) => /^(?:add|remove)\b/.test(field))}
          value=${text}
          onInput=${(/** @type {string} */ typed) => setDraft(typed === before.join(', ') ? null : { text: typed, before })}
        />
      `}
    <//>
    ${draft !== null && html`<${DraftNote} discard=${discard} />`}
  `;
}
