import { number } from 'console/i18n.js';

/** @type {[number, string][]} */
const UNITS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/**
 * Returns a duration as a text in its largest unit, with at most one decimal, such as "1.5 days"; a dash for null.
 * @param {number | null} seconds
 */
export function duration(seconds) {
  if (seconds === null) {
    return '–';
  }
  const [size, unit] = UNITS.find(([least]) => seconds >= least) ?? UNITS[UNITS.length - 1];
  return number(seconds / size, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 });
}
