/** Reads the counting rule that a Pabulib file names, with its options. */
import { millionths } from 'console/recount/decimal.js';
import { partsOf } from 'console/recount/pabulib.js';

/**
 * @typedef {{name: string, utility: string, completion: string, comparison: boolean, minScore: bigint | null,
 *   floorFactor: bigint | null, misfitPercent: bigint | null, exclusiveGroups: string[][], tieOrder: string[],
 *   lot: string[]}} Rule numbers are in millionths
 */

/**
 * The rules of Pabulib's format that are not greedy, each with its utility, its completion, and whether its outcome
 * is compared with that of greedy.
 * @type {Record<string, [string, string, boolean]>}
 */
const OFFICIAL = {
  equalshares: ['cost', 'none', false],
  'equalshares/add1': ['cost', 'add1', false],
  'equalshares-comparison': ['cost', 'none', true],
  'equalshares/add1-comparison': ['cost', 'add1', true],
};

/** The greedy rules. Pabulib's format and the keys of Insula's own give them the same names. */
const GREEDY = ['greedy', 'greedy-no-skip', 'greedy-threshold', 'greedy-exclusive'];

/** The rules that this recount knows, by the names of `insula_rule`. */
export const KNOWN = [...GREEDY, 'equal-shares'];

/**
 * Returns the rule of a file. Options in keys of Insula's own count only together with `insula_rule`. If the file has no
 * `insula_rule`, a rule that Pabulib's format does not have counts as greedy.
 * @param {Map<string, string>} meta
 * @returns {Rule}
 */
export function ruleOf(meta) {
  const own = meta.get('insula_rule');
  const official = (meta.get('rule') ?? 'greedy').toLowerCase();
  const isEqualShares = Object.hasOwn(OFFICIAL, official);
  const named = isEqualShares ? 'equal-shares' : GREEDY.includes(official) ? official : 'greedy';
  const [utility, completion, comparison] = isEqualShares && !own ? OFFICIAL[official] : ['cost', 'none', false];
  const option = (/** @type {string} */ key) => (own ? meta.get(key) : undefined);
  const name = own ?? named;
  return {
    name,
    utility: option('insula_utility') ?? utility,
    completion: option('insula_completion') ?? completion,
    comparison: comparison || option('insula_comparison') === 'true',
    minScore: decimal(meta.get('min_project_score_threshold')),
    floorFactor: decimal(option('insula_floor_factor')),
    misfitPercent: decimal(option('insula_misfit_percent')),
    exclusiveGroups: (meta.get('insula_exclusive_groups') ?? '').split('|').map(partsOf),
    tieOrder: tieOrder(meta, name),
    lot: partsOf(meta.get('insula_lot')),
  };
}

/**
 * @param {Map<string, string>} meta
 * @param {string} name
 */
function tieOrder(meta, name) {
  return meta.has('insula_tie_order')
    ? partsOf(meta.get('insula_tie_order'))
    : ['lower_cost', ...(name.startsWith('greedy') ? [] : ['more_votes'])];
}

/** @param {string | undefined} text */
const decimal = (text) => (text ? millionths(text) : null);
