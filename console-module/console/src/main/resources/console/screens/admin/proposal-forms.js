import { useMemo } from 'preact/hooks';
import { patch, post } from 'console/api.js';
import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { numberOf } from 'console/number-input.js';
import { ProposalChoice, ProposalChoices } from 'console/screens/admin/proposal-choices.js';
import { Checkbox, Select, TextArea, TextField } from 'console/ui/controls.js';
import { ConfirmButton } from 'console/ui/dialog.js';
import { DraftNote, useChanges, useDraft } from 'console/ui/draft.js';
import { announce } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';

/** @typedef {{cycle: any, proposal: any, close: () => void, reload: () => void}} ProposalFormProps */

const FIELDS = ['name', 'cost', 'categories', 'beneficiaries', 'place', 'latitude', 'longitude'];
const LISTS = ['categories', 'beneficiaries'];

/**
 * Changes a proposal. Only the fields that differ are sent.
 * @param {ProposalFormProps} props
 */
export function EditForm({ cycle, proposal, close, reload }) {
  const before = Object.fromEntries(FIELDS.map((name) => [name, textOf(proposal[name])]));
  const { values: draft, change, isChanged, discard } = useChanges(
    `proposal.${proposal.proposal_id}`,
    /** @type {Record<string, string>} */ ({ ...before, reason: '' }),
  );

  async function send() {
    const changed = FIELDS.filter((name) => draft[name] !== before[name]);
    await patch(`cycles/${cycle.cycle_id}/proposals/${proposal.proposal_id}`, {
      ...Object.fromEntries(changed.map((name) => [name, valueOf(name, draft[name])])),
      reason: draft.reason,
    });
    discard();
    announce(t('admin.proposal.saved'));
    close();
    reload();
  }

  return html`
    <${Form} send=${send} text=${t('action.save')} onCancel=${close} disabled=${draft.reason.trim() === ''}>
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) =>
        [...FIELDS, 'reason'].map(
          (name) => html`
            <${name === 'reason' ? TextArea : TextField}
              key=${name}
              label=${t(`admin.proposal.field.${name}`)}
              isOptional=${!['name', 'cost', 'reason'].includes(name)}
              value=${draft[name]}
              error=${problem?.of(name)}
              onInput=${(/** @type {string} */ value) => change({ [name]: value })}
            />
          `,
        )}
    <//>
    ${isChanged && html`<${DraftNote} discard=${discard} />`}
  `;
}

/** @param {any} value */
function textOf(value) {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

/**
 * @param {string} name
 * @param {string} text
 */
function valueOf(name, text) {
  if (LISTS.includes(name)) {
    return text.split(',').map((item) => item.trim()).filter((item) => item !== '');
  }
  return ['cost', 'latitude', 'longitude'].includes(name) ? numberOf(text) : text.trim() || null;
}

/** @param {{cycle: any, proposal: any, reload: () => void}} props */
export function WithdrawButton({ cycle, proposal, reload }) {
  const { name } = proposal;
  /** @param {string} reason */
  async function withdraw(reason) {
    await post(`cycles/${cycle.cycle_id}/proposals/${proposal.proposal_id}/withdraw`, { reason });
    announce(t('admin.withdraw.done'));
    reload();
  }
  return html`
    <${ConfirmButton}
      kind="quiet"
      text=${t('admin.withdraw')}
      title=${t('admin.withdraw.title', { name })}
      aria-label=${t('admin.withdraw.title', { name })}
      confirm=${t('admin.withdraw')}
      reason=${t('admin.reason')}
      draft=${`withdraw.${proposal.proposal_id}`}
      onConfirm=${withdraw}
    >
      <p>${t('admin.withdraw.text')}</p>
    <//>
  `;
}

/** Up to this number of proposals, one of them is chosen from a menu. */
const MAX_MENU_ENTRIES = 200;

/**
 * The choice of the proposal that others are merged into.
 * @param {{cycle: any, open: any[], value: string, onInput: (id: string) => void}} props
 */
function MergeTarget({ cycle, open, ...rest }) {
  const label = t('admin.merge.into');
  const labelOf = (/** @type {any} */ { name, cost }) => t('option.detail', { name, detail: money(cost, cycle.currency) });
  return open.length > MAX_MENU_ENTRIES
    ? html`<${ProposalChoice} legend=${label} proposals=${open} labelOf=${labelOf} ...${rest} />`
    : html`<${Select} label=${label} options=${open.map((each) => [String(each.proposal_id), labelOf(each)])} ...${rest} />`;
}

/** @type {{into: number | null, from: number[], reason: string}} */
const NO_MERGE = { into: null, from: [], reason: '' };

/** @param {{cycle: any, open: any[], close: () => void, reload: () => void}} props */
export function MergeForm({ cycle, open, close, reload }) {
  const [draft, setDraft, discard] = useDraft(`merge.${cycle.cycle_id}`, NO_MERGE);
  const { from, reason } = draft;
  // A draft can have proposals that were withdrawn since then.
  const into = open.some(({ proposal_id: id }) => id === draft.into) ? draft.into : open[0].proposal_id;
  const others = useMemo(() => open.filter(({ proposal_id: id }) => id !== into), [open, into]);
  const merged = others.map(({ proposal_id: id }) => id).filter((id) => from.includes(id));

  async function send() {
    await post(`cycles/${cycle.cycle_id}/proposals/merge`, { into, from: merged, reason: reason.trim() });
    discard();
    announce(t('admin.merge.done'));
    close();
    reload();
  }

  return html`
    <${Form}
      send=${send}
      text=${t('admin.merge.send', { count: merged.length })}
      onCancel=${close}
      disabled=${merged.length === 0 || reason.trim() === ''}
    >
      <p>${t('admin.merge.text')}</p>
      <${MergeTarget}
        cycle=${cycle}
        open=${open}
        value=${String(into)}
        onInput=${(/** @type {string} */ id) => setDraft({ ...draft, into: Number(id) })}
      />
      <${ProposalChoices} legend=${t('admin.merge.from')} proposals=${others}>
        ${(/** @type {any} */ { proposal_id: id, name }) => html`
          <${Checkbox}
            key=${id}
            label=${html`<bdi>${name}</bdi>`}
            checked=${from.includes(id)}
            onInput=${(/** @type {boolean} */ isChosen) =>
              setDraft({ ...draft, from: isChosen ? [...from, id] : from.filter((/** @type {number} */ other) => other !== id) })}
          />
        `}
      <//>
      <${TextArea}
        label=${t('admin.reason')}
        value=${reason}
        onInput=${(/** @type {string} */ text) => setDraft({ ...draft, reason: text })}
      />
    <//>
    ${draft !== NO_MERGE && html`<${DraftNote} discard=${discard} />`}
  `;
}
