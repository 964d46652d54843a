/**
 * Starts to load the texts of the reader's language. The page names this module first, and this module imports
 * nothing. So the browser loads the texts at the same time as the other modules, and not after them.
 */

/** The languages, in their own names. */
export const LANGUAGES = { en: 'English', pl: 'Polski', ar: 'العربية' };

/** The storage key for the language that the reader chose. */
export const CHOSEN = 'insula.language';

function chosen() {
  try {
    return localStorage.getItem(CHOSEN);
  } catch {
    // The browser blocks its storages.
    return null;
  }
}

function preferred() {
  return navigator.languages.map((tag) => tag.split('-')[0]).find((tag) => tag in LANGUAGES) ?? 'en';
}

/**
 * Loads the texts of a language, or the English ones if the console has no texts of this language.
 * @param {string} wanted
 * @throws if the server cannot answer, or if it was updated and no longer has the file at this address
 * @returns {Promise<[string, Record<string, string | Record<string, string>>]>} the language and its texts
 */
export async function loadTexts(wanted) {
  const chosen = wanted in LANGUAGES ? wanted : 'en';
  const response = await fetch(import.meta.resolve(`console/messages/${chosen}.json`));
  if (!response.ok) {
    throw new Error(`The server answered ${response.status} to a request for texts`);
  }
  return [chosen, await response.json()];
}

/**
 * Loads the texts of the language that the reader chose, or else of the first language in the settings of the browser
 * that the console has; English if it has none of them.
 */
export const loadFirstTexts = () => loadTexts(chosen() ?? preferred());

/** The promise of the first texts. The browser begins to load them when it runs this module. */
export const firstTexts = loadFirstTexts();
