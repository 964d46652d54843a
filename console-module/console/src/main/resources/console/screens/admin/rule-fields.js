import { html } from 'console/html.js';
import { list, t } from 'console/i18n.js';
import { bound } from 'console/screens/admin/cycle-fields.js';
import { Checkbox, Select, TextArea, TextField } from 'console/ui/controls.js';

const RULES = ['equal-shares', 'greedy', 'greedy-no-skip', 'greedy-threshold', 'greedy-exclusive', 'phragmen'];
const UTILITIES = ['cost', 'cardinality', 'points'];
const COMPLETIONS = ['none', 'greedy', 'add1', 'add1-exhaustive', 'add1u'];

/**
 * The fields of a counting rule. Each rule has only the fields of its own options. If a minimum score is set, each rule
 * also has the field for it.
 * @param {import('console/screens/admin/cycle-fields.js').FieldsProps & {prefix?: string}} props the prefix of
 *   the names that the fields have in the request
 */
export function RuleFields({ prefix = 'rule.', ...props }) {
  const { rule } = props.draft;
  const field = (/** @type {string} */ name) => bound(props, name, prefix + name);
  return html`
    <${Select}
      ...${field('rule')}
      hint=${t(`admin.rule.${rule}.text`)}
      options=${RULES.map((name) => [name, t(`admin.rule.${name}`)])}
    />
    ${rule === 'equal-shares' && html`<${EqualSharesFields} props=${props} field=${field} />`}
    ${rule === 'greedy-no-skip' &&
    html`<${TextField} ...${field('misfit_percent')} hint=${t('admin.field.misfit-hint')} inputmode="decimal" isOptional />`}
    ${rule === 'greedy-exclusive' &&
    html`<${TextArea} ...${field('exclusive_groups')} hint=${t('admin.field.groups-hint')} />`}
    ${(rule === 'greedy-threshold' || props.draft.min_score !== '') &&
    html`<${TextField} ...${field('min_score')} inputmode="decimal" />`}
  `;
}

/** @param {{props: any, field: (name: string) => any}} props */
function EqualSharesFields({ props, field }) {
  return html`
    <${Select} ...${field('completion')} options=${COMPLETIONS.map((name) => [name, t(`admin.completion.${name}`)])} />
    <div class="columns">
      <${Select} ...${field('utility')} options=${UTILITIES.map((name) => [name, t(`admin.utility.${name}`)])} />
      <${TextField} ...${field('floor_factor')} inputmode="decimal" isOptional />
    </div>
    <${Checkbox}
      label=${t('admin.field.comparison')}
      checked=${props.draft.comparison}
      disabled=${props.isFixed}
      onInput=${(/** @type {boolean} */ comparison) => props.change({ comparison })}
    />
  `;
}

/**
 * Describes a rule in one line, with its options except the comparison and the exclusive groups.
 * @param {any} rule
 */
export function ruleText(rule) {
  const options = [
    ...(rule.utility && rule.utility !== 'cost' ? [t(`admin.utility.${rule.utility}`)] : []),
    ...(rule.completion && rule.completion !== 'none' ? [t(`admin.completion.${rule.completion}`)] : []),
    ...['min_score', 'floor_factor', 'misfit_percent']
      .filter((name) => rule[name] !== null && rule[name] !== undefined)
      .map((name) => `${t(`admin.field.${name}`)}: ${rule[name]}`),
  ];
  return options.length === 0
    ? t(`admin.rule.${rule.rule}`)
    : t('admin.rule.with-options', { rule: t(`admin.rule.${rule.rule}`), options: list(options, 'unit') });
}
