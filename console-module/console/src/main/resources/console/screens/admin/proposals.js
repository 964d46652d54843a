import { useMemo } from 'preact/hooks';
import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { loadAll } from 'console/load-all.js';
import { Changes } from 'console/screens/admin/proposal-changes.js';
import { EditForm, MergeForm, WithdrawButton } from 'console/screens/admin/proposal-forms.js';
import { Badge } from 'console/ui/badge.js';
import { ScreenLink } from 'console/ui/controls.js';
import { DialogButton } from 'console/ui/dialog.js';
import { useUnreachableDrafts } from 'console/ui/draft.js';
import { Empty, LoadedList } from 'console/ui/feedback.js';
import { usePages } from 'console/ui/resource.js';
import { DataTable } from 'console/ui/table.js';

/**
 * The proposals of a cycle, and what its admins can do with them.
 * @param {{cycle: any}} props
 */
export function Proposals({ cycle }) {
  const path = `cycles/${cycle.cycle_id}/proposals`;
  const proposals = usePages((signal, onPage) => loadAll(path, 'proposals', signal, { onPage }), [path]);
  return html`
    <${LoadedList} of=${proposals} lines="6">
      ${(/** @type {any[]} */ all) =>
        all.length === 0
          ? html`<${NoProposals} cycle=${cycle} />`
          : html`<${ProposalTable} cycle=${cycle} all=${all} isWhole=${proposals.value !== undefined} reload=${proposals.reload} />`}
    <//>
  `;
}

/** @param {{cycle: any}} props */
function NoProposals({ cycle }) {
  return html`
    <${Empty} title=${t('admin.proposals.none')}>
      ${mayChange(cycle)
        ? html`<${ScreenLink} class="button" to="projects/propose">${t('propose.title')}<//>`
        : html`<${ScreenLink} class="button" to="cycles/${cycle.cycle_id}/admin?part=phases">${t('admin.part.phases')}<//>`}
    <//>
  `;
}

/**
 * @param {{cycle: any, all: any[], isWhole: boolean, reload: () => void}} props `isWhole` is whether all proposals are
 *   loaded. Before that, none can be merged, because the draft of a merge can name proposals that are not loaded yet
 */
function ProposalTable({ cycle, all, isWhole, reload }) {
  const canChange = mayChange(cycle);
  const open = all.filter(({ withdrawn }) => !withdrawn);
  const withoutForm = useMemo(() => draftsWithoutForm(cycle, all), [cycle, all]);
  useUnreachableDrafts((name) => isWhole && withoutForm.has(name), [withoutForm, isWhole]);
  return html`
    <div class="section-heading">
      <p class="muted">
        ${t('admin.proposals.count', { count: open.length })} ${t(canChange ? 'admin.proposals.open' : 'admin.proposals.fixed')}
      </p>
      ${canChange &&
      isWhole &&
      open.length > 1 &&
      html`
        <${DialogButton} text=${t('admin.merge')} title=${t('admin.merge')}>
          ${(/** @type {() => void} */ close) =>
            html`<${MergeForm} cycle=${cycle} open=${open} close=${close} reload=${reload} />`}
        <//>
      `}
    </div>
    <${DataTable}
      caption=${t('admin.proposals.caption')}
      isCaptionHidden
      columns=${columns(cycle, all, reload, canChange)}
      rows=${all}
      keyOf=${(/** @type {any} */ proposal) => proposal.proposal_id}
    />
  `;
}

/**
 * Whether the proposals of a cycle can be changed and merged.
 * @param {any} cycle
 */
const mayChange = ({ phase }) => ['planning', 'refinement'].includes(phase);

/**
 * Whether proposals of a cycle can be withdrawn.
 * @param {any} cycle
 */
const mayWithdraw = (cycle) => mayChange(cycle) || cycle.phase === 'voting';

/**
 * Returns the names of the drafts whose buttons are not offered, because of the phase or of a withdrawal.
 * @param {any} cycle
 * @param {any[]} all
 */
function draftsWithoutForm(cycle, all) {
  const isMergeOffered = mayChange(cycle) && all.filter(({ withdrawn }) => !withdrawn).length > 1;
  return new Set([
    ...(isMergeOffered ? [] : [`merge.${cycle.cycle_id}`]),
    ...all.filter(({ withdrawn }) => withdrawn || !mayChange(cycle)).map(({ proposal_id: id }) => `proposal.${id}`),
    ...all.filter(({ withdrawn }) => withdrawn || !mayWithdraw(cycle)).map(({ proposal_id: id }) => `withdraw.${id}`),
  ]);
}

/**
 * @param {any} cycle
 * @param {any[]} all
 * @param {() => void} reload
 * @param {boolean} canChange
 * @returns {import('console/ui/table.js').Column<any>[]}
 */
function columns(cycle, all, reload, canChange) {
  const names = new Map(all.map((proposal) => [proposal.proposal_id, proposal.name]));
  return [
    { title: t('admin.proposal'), isHeader: true, cell: ({ name }) => html`<bdi>${name}</bdi>` },
    { title: t('admin.cost'), isNumber: true, cell: ({ cost }) => money(cost, cycle.currency) },
    { title: t('admin.categories'), cell: ({ categories }) => html`<bdi>${categories.join(', ')}</bdi>` },
    { title: t('admin.state'), cell: (proposal) => html`<${State} proposal=${proposal} names=${names} />` },
    {
      title: t('admin.actions'),
      cell: (proposal) => html`
        <${Actions} cycle=${cycle} proposal=${proposal} reload=${reload} canChange=${canChange} />
      `,
    },
  ];
}

/** @param {{proposal: any, names: Map<number, string>}} props */
function State({ proposal, names }) {
  if (!proposal.withdrawn) {
    return html`<${Badge} tone="good">${t('admin.proposal.on-ballot')}<//>`;
  }
  const into = names.get(proposal.merged_into);
  return html`
    <span class="state">
      <${Badge} tone="warn">${t(into === undefined ? 'admin.proposal.withdrawn' : 'admin.proposal.merged')}<//>
      ${into !== undefined && html`<bdi>${into}</bdi>`}
      <bdi class="small muted">${proposal.withdrawn_reason}</bdi>
    </span>
  `;
}

/** @param {{cycle: any, proposal: any, reload: () => void, canChange: boolean}} props */
function Actions({ cycle, proposal, reload, canChange }) {
  const { name } = proposal;
  return html`
    <div class="actions">
      ${canChange &&
      !proposal.withdrawn &&
      html`
        <${DialogButton}
          text=${t('action.edit')}
          title=${t('admin.edit', { name })}
          aria-label=${t('admin.edit', { name })}
          kind="quiet"
        >
          ${(/** @type {() => void} */ close) =>
            html`<${EditForm} cycle=${cycle} proposal=${proposal} close=${close} reload=${reload} />`}
        <//>
      `}
      ${mayWithdraw(cycle) && !proposal.withdrawn && html`<${WithdrawButton} cycle=${cycle} proposal=${proposal} reload=${reload} />`}
      <${DialogButton}
        text=${t('admin.changes')}
        title=${t('admin.changes-of', { name })}
        aria-label=${t('admin.changes-of', { name })}
        kind="quiet"
      >
        ${() => html`<${Changes} cycle=${cycle} proposal=${proposal} />`}
      <//>
    </div>
  `;
}
