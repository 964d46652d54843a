/** Converts the settings of a cycle to the texts of a form, and back. */
import { numberOf } from 'console/number-input.js';

const BALLOT_NUMBERS = ['min_length', 'max_length', 'max_sum_cost', 'max_sum_points', 'max_points'];
const RULE_NUMBERS = ['min_score', 'floor_factor', 'misfit_percent'];

/** The fields of settings that can be changed at any time. */
export const GENERAL_FIELDS = ['name', 'description', 'unit', 'subunit', 'currency', 'public'];

/** @typedef {Record<string, any>} Draft the values of the fields: texts, and booleans for checkboxes */

/** @type {Draft} */
export const EMPTY_CYCLE = {
  name: '',
  description: '',
  unit: '',
  subunit: '',
  currency: 'EUR',
  budget: '',
  who: 'accounts',
  public: false,
  type: 'approval',
  ...emptyOf(BALLOT_NUMBERS),
  ...ruleDraft({ rule: 'equal-shares', utility: 'cost', completion: 'add1u' }),
};

/**
 * @param {any} cycle
 * @returns {Draft}
 */
export function draftOf({ ballot, rule, ...cycle }) {
  return {
    ...Object.fromEntries(
      ['name', 'description', 'unit', 'subunit', 'currency', 'budget'].map((name) => [name, textOf(cycle[name])]),
    ),
    who: cycle.who ?? 'accounts',
    public: cycle.public,
    type: ballot.type,
    ...Object.fromEntries(BALLOT_NUMBERS.map((name) => [name, textOf(ballot[name])])),
    ...ruleDraft(rule),
  };
}

/**
 * @param {any} rule
 * @returns {Draft}
 */
export function ruleDraft(rule) {
  return {
    rule: rule.rule,
    utility: rule.utility ?? 'cost',
    completion: rule.completion ?? 'none',
    comparison: rule.comparison ?? false,
    ...Object.fromEntries(RULE_NUMBERS.map((name) => [name, textOf(rule[name])])),
    exclusive_groups: (rule.exclusive_groups ?? []).map((/** @type {number[]} */ group) => group.join(', ')).join('\n'),
  };
}

/**
 * Returns the settings that can be changed at any time.
 * @param {Draft} draft
 */
export function generalOf(draft) {
  return {
    name: draft.name.trim(),
    description: draft.description,
    ...Object.fromEntries(['currency', 'unit', 'subunit'].map((name) => [name, draft[name].trim() || null])),
    public: draft.public,
  };
}

/**
 * Returns the settings that are fixed once voting has opened.
 * @param {Draft} draft
 */
export function voteOf(draft) {
  return { who: draft.who, ballot: ballotOf(draft), rule: ruleOf(draft) };
}

/** @param {Draft} draft */
function ballotOf(draft) {
  const hasPoints = ['cumulative', 'scoring'].includes(draft.type);
  const names = BALLOT_NUMBERS.filter(
    (name) => (hasPoints || !name.endsWith('points')) && (draft.type !== 'choose-1' || name !== 'max_length'),
  );
  return { type: draft.type, ...numbersOf(draft, names) };
}

/**
 * Returns the chosen rule, with only the options that this rule has.
 * @param {Draft} draft
 */
export function ruleOf(draft) {
  const { rule } = draft;
  return {
    rule,
    ...numbersOf(draft, ['min_score']),
    ...(rule === 'equal-shares'
      ? {
          utility: draft.utility,
          completion: draft.completion,
          comparison: draft.comparison,
          ...numbersOf(draft, ['floor_factor']),
        }
      : {}),
    ...(rule === 'greedy-no-skip' ? numbersOf(draft, ['misfit_percent']) : {}),
    ...(rule === 'greedy-exclusive' ? { exclusive_groups: groupsOf(draft.exclusive_groups) } : {}),
  };
}

/** @param {string} text each line is a group of ids */
function groupsOf(text) {
  return text
    .split('\n')
    .map((line) => line.split(/[\s,]+/).filter((id) => id !== '').map(Number))
    .filter((group) => group.length > 0);
}

/**
 * @param {Draft} draft
 * @param {string[]} names
 */
function numbersOf(draft, names) {
  return Object.fromEntries(names.map((name) => [name, numberOf(draft[name])]));
}

/** @param {any} value */
function textOf(value) {
  return value === null || value === undefined ? '' : String(value);
}

/** @param {string[]} names */
function emptyOf(names) {
  return Object.fromEntries(names.map((name) => [name, '']));
}
