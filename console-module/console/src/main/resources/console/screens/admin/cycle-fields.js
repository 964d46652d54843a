/** The fields of the settings of a cycle. */
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Checkbox, Select, TextArea, TextField } from 'console/ui/controls.js';
import { Radios } from 'console/ui/radios.js';

/**
 * @typedef {{draft: import('console/screens/admin/cycle-draft.js').Draft, change: (fields: object) => void,
 *   problem?: import('console/api.js').ApiProblem, isFixed?: boolean}} FieldsProps
 *   fixed fields are shown and cannot be changed
 */

/**
 * Returns the attributes that bind a field to a draft.
 * @param {FieldsProps} props
 * @param {string} name
 * @param {string} [path] the name of the field in the request
 */
export function bound({ draft, change, problem, isFixed }, name, path = name) {
  return {
    label: t(`admin.field.${name}`),
    value: draft[name],
    error: problem?.of(path),
    disabled: isFixed,
    onInput: (/** @type {any} */ value) => change({ [name]: value }),
  };
}

/** @param {FieldsProps} props */
export function GeneralFields(props) {
  return html`
    <${TextField} ...${bound(props, 'name')} maxlength="500" />
    <${TextArea} ...${bound(props, 'description')} isOptional maxlength="10000" />
    <div class="columns">
      <${TextField} ...${bound(props, 'unit')} hint=${t('admin.field.unit-hint')} isOptional />
      <${TextField} ...${bound(props, 'subunit')} hint=${t('admin.field.subunit-hint')} isOptional />
      <${TextField} ...${bound(props, 'currency')} hint=${t('admin.field.currency-hint')} isOptional />
    </div>
    <${Checkbox}
      label=${t('admin.field.public')}
      checked=${props.draft.public}
      onInput=${(/** @type {boolean} */ value) => props.change({ public: value })}
    />
  `;
}

/** @param {FieldsProps} props */
export function BudgetField(props) {
  return html`<${TextField} ...${bound(props, 'budget')} inputmode="decimal" />`;
}

/** @param {FieldsProps} props */
export function BallotFields(props) {
  const { draft, change, isFixed } = props;
  const number = (/** @type {string} */ name) =>
    html`<${TextField} key=${name} ...${bound(props, name, `ballot.${name}`)} inputmode="decimal" isOptional />`;
  return html`
    <${Radios}
      label=${t('admin.field.who')}
      value=${draft.who}
      disabled=${isFixed}
      onInput=${(/** @type {string} */ who) => change({ who })}
      options=${['accounts', 'roster'].map((who) => [who, t(`admin.who.${who}`)])}
    />
    <${Select}
      ...${bound(props, 'type', 'ballot.type')}
      hint=${t(`admin.ballot.${draft.type}.text`)}
      options=${['approval', 'choose-1', 'cumulative', 'scoring', 'ordinal'].map((type) => [type, t(`admin.ballot.${type}`)])}
    />
    <div class="columns">
      ${number('min_length')} ${draft.type !== 'choose-1' && number('max_length')} ${number('max_sum_cost')}
      ${['cumulative', 'scoring'].includes(draft.type) && [number('max_sum_points'), number('max_points')]}
    </div>
  `;
}
