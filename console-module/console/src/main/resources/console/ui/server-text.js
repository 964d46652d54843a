/**
 * Shows texts of the server, which are English. The console has translations of the texts that readers see often.
 * All others are shown unchanged and marked as English, so that screen readers pronounce them correctly and the
 * line has the right direction.
 */
import { ServerText } from 'console/api.js';
import { html } from 'console/html.js';
import { language, t } from 'console/i18n.js';
import { faultOf, isSaidByTitle, sentenceOf } from 'console/ui/server-sentences.js';

/**
 * A text of the server.
 * @param {{text: string}} props
 */
export function InEnglish({ text }) {
  return language.value === 'en' ? text : html`<span class="in-english" lang="en" dir="ltr">${text}</span>`;
}

/**
 * A sentence of the server, in the reader's language if there is a translation.
 * @param {{text: string}} props
 */
export function ServerSentence({ text }) {
  return (language.value !== 'en' && sentenceOf(text)) || html`<${InEnglish} text=${text} />`;
}

/**
 * The error of a field: a text of the console, or one of the server.
 * @param {{error?: string | ServerText}} props
 */
export function FieldFault({ error }) {
  return error instanceof ServerText ? (faultOf(error.text) ?? html`<${ServerSentence} text=${error.text} />`) : error;
}

/**
 * The detail of a problem, or its status if that is all that is known. In other languages than English, a detail that
 * repeats the title is left out. If a field or a translated sentence shows each error of the problem, these sentences
 * replace the detail.
 * @param {{problem: import('console/api.js').ApiProblem}} props
 */
export function ProblemDetail({ problem }) {
  const { message: detail, errors } = problem;
  if (detail === '') {
    return html`<p>${t('error.status', { status: String(problem.status) })}</p>`;
  }
  if (language.value === 'en') {
    return html`<p>${detail}</p>`;
  }
  const sentences = errors.map((error) => noticeOf(error, problem.shown.has(error)));
  if (errors.length > 0 && !sentences.includes(undefined)) {
    return [...new Set(sentences)].map((text) => text !== '' && html`<p key=${text}>${text}</p>`);
  }
  return isSaidByTitle(detail) ? null : html`<p><${ServerSentence} text=${detail} /></p>`;
}

/**
 * Returns the translation of an error for a notice, which does not name the field. So the error must be a complete
 * sentence, or be about a whole file. Returns an empty text if the field shows the translation; otherwise undefined.
 * @param {{field: string, message: string}} error
 * @param {boolean} isShown whether the field shows the error
 */
function noticeOf({ field, message }, isShown) {
  const fault = faultOf(message);
  return sentenceOf(message) ?? (field === '' ? fault : isShown && fault !== undefined ? '' : undefined);
}
