/**
 * Shows texts of the server, which are English. The console has translations of the texts that readers see often.
 * All others are shown unchanged and marked as English, so that screen readers pronounce them correctly and the
 * line has the right direction.
 */
import { ServerText } from 'console/api.js';
import { html } from 'console/html.js';
import { language, t } from 'console/i18n.js';

/**
 * The errors of fields for which the console has translations: the pattern of the English text, the key of the
 * translation, and the parameters that the groups of the pattern stand for.
 * @type {[RegExp, string, ...string[]][]}
 */
const FAULTS = [
  [/^is required$/, 'fault.required'],
  [/^must not be (?:blank|empty)$/, 'fault.required'],
  [/^must have (\d+) to (\d+) characters$/, 'fault.length', 'least', 'most'],
  [/^must have at most (\d+) characters$/, 'fault.longest', 'most'],
  [/^must have at least (\d+) characters$/, 'fault.shortest', 'least'],
  [/^must be a number$/, 'fault.number'],
  [/^must be above 0$/, 'fault.above-zero'],
  [/^must be (?:a whole number )?(?:from|between) (\d+) (?:to|and) (\d+)$/, 'fault.range', 'least', 'most'],
  [/^must be at most (\d+)$/, 'fault.most', 'most'],
  [/^is taken$/, 'fault.taken'],
  [/^is too long$/, 'fault.too-long'],
  [/^must be a valid e-mail address$/, 'fault.email'],
  [/^must be the name of a time zone like Europe\/Berlin$/, 'fault.time-zone'],
  [/^must not be after to(?:_date)?$/, 'fault.period'],
];

/**
 * Returns the error of a field in the reader's language, or undefined if there is no translation.
 * @param {string} text
 */
function translated(text) {
  for (const [pattern, key, ...names] of FAULTS) {
    const found = pattern.exec(text);
    if (found !== null) {
      return t(key, Object.fromEntries(names.map((name, index) => [name, found[index + 1]])));
    }
  }
  return undefined;
}

/**
 * A text of the server.
 * @param {{text: string}} props
 */
export function InEnglish({ text }) {
  return language.value === 'en' ? text : html`<span class="in-english" lang="en" dir="ltr">${text}</span>`;
}

/**
 * The error of a field: a text of the console, or one of the server.
 * @param {{error?: string | ServerText}} props
 */
export function FieldFault({ error }) {
  return error instanceof ServerText ? (translated(error.text) ?? html`<${InEnglish} text=${error.text} />`) : error;
}

/**
 * The detail of a problem, or its status if nothing else is known. The detail is not shown if the errors of the
 * fields say the same in the reader's language.
 * @param {{problem: import('console/api.js').ApiProblem}} props
 */
export function ProblemDetail({ problem }) {
  const isSaid = problem.errors.length > 0 && problem.errors.every(({ message }) => translated(message) !== undefined);
  if (problem.message === '') {
    return html`<p>${t('error.status', { status: String(problem.status) })}</p>`;
  }
  return language.value !== 'en' && isSaid ? null : html`<p><${InEnglish} text=${problem.message} /></p>`;
}
