/**
 * The texts of the console in the reader's language, and numbers, money and times as that language
 * writes them. The texts are in `messages/LANGUAGE.json`. A text that depends on a number is an object with its
 * plural forms, whose keys are the categories of `Intl.PluralRules` such as `one` and `few`.
 */
import { computed, signal } from '@preact/signals';
import { CHOSEN, firstTexts, LANGUAGES, loadFirstTexts, loadTexts } from 'console/first-texts.js';
import { untilReachable, wait } from 'console/online.js';
import { browserStorage } from 'console/storage.js';

export { LANGUAGES };

/**
 * The locale for `Intl`, where it differs from the language. Numbers in Arabic are written with the digits 0 to
 * 9, because codes, receipts, addresses, files and the fields of forms have these digits, too, and a screen
 * must not mix two kinds.
 * @type {Record<string, string>}
 */
const LOCALES = { ar: 'ar-u-nu-latn' };

/**
 * The `dateStyle` of languages that do not use `medium`. In Arabic, only the style `long` writes the month as a word.
 * @type {Record<string, 'long'>}
 */
const DATE_STYLES = { ar: 'long' };

/**
 * The space before a short last part of a time, such as "PM". A no-break space replaces it, so that this part does
 * not stand alone on the next line.
 */
const LAST_SPACE = /\s(?=\S{1,2}$)/u;

const RIGHT_TO_LEFT = ['ar'];
const RIGHT_TO_LEFT_LETTER = /\p{Script=Arabic}|\p{Script=Hebrew}/u;

/** @type {import('@preact/signals').Signal<string>} */
export const language = signal('en');

/** Whether the reader's language is written from right to left. */
export const isRightToLeft = computed(() => RIGHT_TO_LEFT.includes(language.value));

const locale = computed(() => LOCALES[language.value] ?? language.value);
const dateStyle = computed(() => DATE_STYLES[language.value] ?? 'medium');

/** @typedef {string | Record<string, string>} Message */

/** @type {import('@preact/signals').Signal<Record<string, Message>>} */
const messages = signal({});

/** The language that was chosen last. The texts of an earlier choice may arrive after those of a later one. */
let wanted = '';

/** The time before a second attempt to load the first texts, in milliseconds. */
const RETRY_PAUSE_MS = 500;

/**
 * Waits for the texts of the reader's language.
 * @throws if the server cannot answer for a while, or if it was updated and no longer has these texts
 */
export async function startLanguage() {
  speak(...(await firstTexts.catch(() => wait(RETRY_PAUSE_MS).then(loadFirstTexts))));
}

/**
 * Changes the language. If the texts cannot be loaded, the whole page is loaded again as soon as the server answers,
 * because an updated server has the texts at another address.
 * @param {string} chosen
 */
export async function chooseLanguage(chosen) {
  browserStorage.setItem(CHOSEN, chosen);
  wanted = chosen;
  try {
    const texts = await loadTexts(chosen);
    if (wanted === chosen) {
      speak(...texts);
    }
  } catch {
    await untilReachable();
    location.reload();
  }
}

/**
 * @param {string} chosen
 * @param {Record<string, Message>} texts
 */
function speak(chosen, texts) {
  messages.value = texts;
  language.value = chosen;
  document.documentElement.lang = chosen;
  document.documentElement.dir = isRightToLeft.value ? 'rtl' : 'ltr';
}

/**
 * Returns a text in the reader's language. `{name}` in it stands for a parameter; `{count}` also
 * chooses the plural form. A key can end with a value of the server, for instance a status. If the server is newer
 * than this page, the value may have no text; the reader then gets the value itself.
 * @param {string} key
 * @param {Record<string, string | number>} [parameters]
 */
export function t(key, parameters = {}) {
  const message = messages.value[key];
  if (message === undefined) {
    console.error(`The language ${language.value} has no text ${key}`);
    return key.slice(key.lastIndexOf('.') + 1);
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
  const category = new Intl.PluralRules(locale.value).select(Number(parameters.count));
  return message[category] ?? message.other;
}

/**
 * Formats a parameter of a text. A value in letters of the other writing direction would disturb the order of the
 * words around the value. So invisible marks isolate the value, as `<bdi>` does in markup.
 * @param {string | number} value
 */
function shown(value) {
  if (typeof value === 'number') {
    return number(value);
  }
  return isRightToLeft.value || RIGHT_TO_LEFT_LETTER.test(value) ? `\u2068${value}\u2069` : value;
}

/**
 * @param {number} value
 * @param {Intl.NumberFormatOptions} [options]
 */
export function number(value, options) {
  return new Intl.NumberFormat(locale.value, options).format(value);
}

/** Returns the separator of thousands in the reader's language; empty if it has none. */
export function groupSeparator() {
  const parts = new Intl.NumberFormat(locale.value, { useGrouping: true }).formatToParts(1_000_000);
  return parts.find(({ type }) => type === 'group')?.value ?? '';
}

/** @param {number} value a share of 1 */
export function percent(value) {
  return number(value, { style: 'percent', maximumFractionDigits: 1 });
}

/** The most decimals of an amount. */
const MAX_DECIMALS = 6;

/**
 * Writes an amount with at least two decimals where it has them, also in currencies without smaller units, and with all
 * decimals if it is so small that it would be shown as 0.
 * @param {number} amount
 * @param {string | null} [currency] a code of ISO 4217; any other name is written behind the number
 */
export function money(amount, currency) {
  const decimals = Math.abs(amount) < 0.01 ? MAX_DECIMALS : 2;
  if (currency && /^[A-Za-z]{3}$/.test(currency)) {
    const style = /** @type {Intl.NumberFormatOptions} */ ({ style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
    const { maximumFractionDigits: usual = 0 } = new Intl.NumberFormat(locale.value, style).resolvedOptions();
    return number(amount, { ...style, maximumFractionDigits: Math.max(usual, decimals) });
  }
  const written = number(amount, { maximumFractionDigits: decimals });
  return currency ? `${written} ${currency}` : written;
}

/**
 * @param {string | null | undefined} time by RFC 3339
 * @param {Intl.DateTimeFormatOptions} [options]
 */
export function dateTime(time, options = { dateStyle: dateStyle.value, timeStyle: 'short' }) {
  return time ? new Intl.DateTimeFormat(locale.value, options).format(new Date(time)).replace(LAST_SPACE, '\u00a0') : '';
}

/** @param {string | null | undefined} time */
export function date(time) {
  return dateTime(time, { dateStyle: dateStyle.value });
}

/**
 * Writes a day of a calendar, which is the same day in every time zone.
 * @param {string} day for instance 2026-03-01
 * @param {Intl.DateTimeFormatOptions} [options]
 */
export function calendarDay(day, options = { dateStyle: dateStyle.value }) {
  return dateTime(day, { ...options, timeZone: 'UTC' });
}

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/**
 * Says how far a time is from now, in whole days, hours or minutes.
 * @param {string} time by RFC 3339
 */
export function fromNow(time) {
  const seconds = (Date.parse(time) - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, least]) => Math.abs(seconds) >= least) ?? UNITS[UNITS.length - 1];
  return new Intl.RelativeTimeFormat(locale.value).format(Math.trunc(seconds / size), unit);
}

/**
 * @param {string[]} items
 * @param {'conjunction' | 'unit'} [type] `unit` joins the items without a word for "and"
 */
export function list(items, type = 'conjunction') {
  return new Intl.ListFormat(locale.value, { type }).format(items);
}

/**
 * Compares texts in the order of the reader's language.
 * @param {string} first
 * @param {string} second
 */
export function compare(first, second) {
  return first.localeCompare(second, language.value, { numeric: true });
}
