import { useState } from 'preact/hooks';
import { put } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { TextField } from 'console/ui/controls.js';
import { DialogButton } from 'console/ui/dialog.js';
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

/** @param {{project: any, close: () => void, onDone: () => void}} props */
function TagsForm({ project, close, onDone }) {
  const [text, setText] = useState(project.tags.join(', '));

  async function send() {
    const wanted = tagsOf(text);
    const add = wanted.filter((tag) => !project.tags.includes(tag));
    const remove = project.tags.filter((/** @type {string} */ tag) => !wanted.includes(tag));
    if (add.length + remove.length > 0) {
      await put('projects/tags', { project_id: project.project_id, add, remove });
      announce(t('project.tags-saved'));
      onDone();
    }
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
          onInput=${setText}
        />
      `}
    <//>
  `;
}
