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
 * repeats the title is left out. If all errors of the problem have translations, those errors that no field shows
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
  const isSaid = errors.length > 0 && errors.every(({ message }) => (faultOf(message) ?? sentenceOf(message)) !== undefined);
  if (isSaid) {
    return withoutField(errors).map((text) => html`<p key=${text}>${text}</p>`);
  }
  return isSaidByTitle(detail) ? null : html`<p><${ServerSentence} text=${detail} /></p>`;
}

/**
 * Returns the translated errors that no field shows: those of a whole file, and those of a ballot, which name
 * what is wrong in complete sentences.
 * @param {{field: string, message: string}[]} errors
 */
function withoutField(errors) {
  const texts = errors.map(({ field, message }) => sentenceOf(message) ?? (field === '' ? faultOf(message) : undefined));
  return [...new Set(texts.filter((text) => text !== undefined))];
}
