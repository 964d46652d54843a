/**
 * The texts of the console in the reader's language, and numbers, money and times as that language
 * writes them. The texts are in `messages/LANGUAGE.json`. A text that depends on a number is an object
 * of its plural forms, by the categories of `Intl.PluralRules`.
 */
import { signal } from '@preact/signals';

/** The languages, in their own names. */
export const LANGUAGES = { en: 'English' };

const RIGHT_TO_LEFT = ['ar'];
const CHOSEN = 'insula.language';

/** @type {import('@preact/signals').Signal<string>} */
export const language = signal('en');

/** @typedef {string | Record<string, string>} Message */

/** @type {import('@preact/signals').Signal<Record<string, Message>>} */
const messages = signal({});

/** Loads the texts of the language that the reader chose, or else that the browser prefers. */
export function startLanguage() {
  return setLanguage(localStorage.getItem(CHOSEN) ?? preferred());
}

/** @param {string} chosen */
export async function chooseLanguage(chosen) {
  localStorage.setItem(CHOSEN, chosen);
  await setLanguage(chosen);
}

/** @param {string} wanted */
async function setLanguage(wanted) {
  const chosen = wanted in LANGUAGES ? wanted : 'en';
  const response = await fetch(import.meta.resolve(`console/messages/${chosen}.json`));
  messages.value = await response.json();
  language.value = chosen;
  document.documentElement.lang = chosen;
  document.documentElement.dir = RIGHT_TO_LEFT.includes(chosen) ? 'rtl' : 'ltr';
}

function preferred() {
  return navigator.languages.map((tag) => tag.split('-')[0]).find((tag) => tag in LANGUAGES) ?? 'en';
}

/**
 * Returns a text in the reader's language. `{name}` in it stands for a parameter; `{count}` also
 * chooses the plural form.
 * @param {string} key
 * @param {Record<string, string | number>} [parameters]
 */
export function t(key, parameters = {}) {
  const message = messages.value[key];
  if (message === undefined) {
    throw new Error(`The language ${language.value} has no text ${key}`);
  }
  return formOf(message, parameters).replace(/\{(\w+)\}/g, (_, name) => shown(parameters[name]));
}

/**
 * @param {Message} message
 * @param {Record<string, string | number>} parameters
 */
function formOf(message, parameters) {
  if (typeof message === 'string') {
    return message;
  }
  const category = new Intl.PluralRules(language.value).select(Number(parameters.count));
  return message[category] ?? message.other;
}

/** @param {string | number} value */
function shown(value) {
  return typeof value === 'number' ? number(value) : value;
}

/**
 * @param {number} value
 * @param {Intl.NumberFormatOptions} [options]
 */
export function number(value, options) {
  return new Intl.NumberFormat(language.value, options).format(value);
}

/** @param {number} value a share of 1 */
export function percent(value) {
  return number(value, { style: 'percent', maximumFractionDigits: 1 });
}

/**
 * @param {number} amount
 * @param {string | null} [currency] by ISO 4217; other names of currencies stand behind a plain number
 */
export function money(amount, currency) {
  if (!currency) {
    return number(amount, { maximumFractionDigits: 2 });
  }
  return /^[A-Za-z]{3}$/.test(currency)
    ? number(amount, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' })
    : `${number(amount, { maximumFractionDigits: 2 })} ${currency}`;
}

/**
 * @param {string | null | undefined} time by RFC 3339
 * @param {Intl.DateTimeFormatOptions} [options]
 */
export function dateTime(time, options = { dateStyle: 'medium', timeStyle: 'short' }) {
  return time ? new Intl.DateTimeFormat(language.value, options).format(new Date(time)) : '';
}

/** @param {string | null | undefined} time */
export function date(time) {
  return dateTime(time, { dateStyle: 'medium' });
}

/** @param {string[]} items */
export function list(items) {
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(items);
}

/**
 * Compares texts in the order of the reader's language.
 * @param {string} first
 * @param {string} second
 */
export function compare(first, second) {
  return first.localeCompare(second, language.value, { numeric: true });
}
