import { put } from 'console/api.js';
import { html } from 'console/html.js';
import { date, dateTime, money, t } from 'console/i18n.js';
import { loadAll } from 'console/load-all.js';
import { Badge } from 'console/ui/badge.js';
import { ScreenLink, Select, TextArea } from 'console/ui/controls.js';
import { DialogButton } from 'console/ui/dialog.js';
import { DraftNote, useChanges } from 'console/ui/draft.js';
import { announce, Empty, ListEnd, Loaded } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';
import { useList, usePages } from 'console/ui/resource.js';
import { DataTable } from 'console/ui/table.js';
import { winnerIdsOf } from 'console/voting/outcome.js';

/** @type {Record<string, any>} */
const TONES = { planned: 'cool', in_progress: 'warn', done: 'good', dropped: 'bad' };

/**
 * The progress reports on the winners of a vote, and the form for a new report.
 * @param {{cycle: any, results: any}} props
 */
export function Implementation({ cycle, results }) {
  const path = `cycles/${cycle.cycle_id}/proposals`;
  const proposals = usePages((signal, onPage) => loadAll(path, 'proposals', signal, { onPage }), [path]);
  const winners = new Set(winnerIdsOf(results));
  return html`
    <section aria-labelledby="implementation">
      <h2 id="implementation">${t('admin.implementation')}</h2>
      <${Loaded} of=${proposals}>
        ${(/** @type {any[]} */ all) =>
          winners.size === 0
            ? html`
                <${Empty} title=${t('admin.implementation.none')}>
                  <${ScreenLink} class="button" to="cycles/${cycle.cycle_id}/results">${t('cycle-page.see-results')}<//>
                <//>
              `
            : html`<${WinnerTable}
                cycle=${cycle}
                winners=${all.filter(({ proposal_id: id }) => winners.has(id))}
                reload=${proposals.reload}
              />`}
      <//>
    </section>
  `;
}

/** @param {{cycle: any, winners: any[], reload: () => void}} props */
function WinnerTable({ cycle, winners, reload }) {
  return html`
    <${DataTable}
      caption=${t('admin.implementation.caption')}
      columns=${[
        { title: t('admin.proposal'), isHeader: true, cell: (/** @type {any} */ { name }) => html`<bdi>${name}</bdi>` },
        { title: t('admin.cost'), isNumber: true, cell: (/** @type {any} */ { cost }) => money(cost, cycle.currency) },
        { title: t('admin.state'), cell: (/** @type {any} */ { implementation: note }) => html`<${Status} note=${note} />` },
        {
          title: t('admin.actions'),
          cell: (/** @type {any} */ proposal) => html`
            <${DialogButton}
              text=${t('admin.implementation.report')}
              title=${t('admin.implementation.of', { name: proposal.name })}
              aria-label=${t('admin.implementation.of', { name: proposal.name })}
            >
              ${(/** @type {() => void} */ close) =>
                html`<${NoteForm} cycle=${cycle} proposal=${proposal} close=${close} reload=${reload} />`}
            <//>
          `,
        },
      ]}
      rows=${winners}
      keyOf=${(/** @type {any} */ { proposal_id: id }) => id}
    />
  `;
}

/** @param {{note: any}} props */
function Status({ note }) {
  return note === null
    ? html`<span class="muted">${t('admin.implementation.unknown')}</span>`
    : html`
        <span class="state">
          <${Badge} tone=${TONES[note.status]}>${t(`admin.implementation.${note.status}`)}<//>
          <span class="small muted">${date(note.noted_at)}</span>
          <bdi class="small">${note.note}</bdi>
        </span>
      `;
}

/** @param {{cycle: any, proposal: any, close: () => void, reload: () => void}} props */
function NoteForm({ cycle, proposal, close, reload }) {
  const path = `cycles/${cycle.cycle_id}/proposals/${proposal.proposal_id}/implementation`;
  const notes = useList(path, 'notes', { limit: 20 });
  const { values, change, isChanged, discard } = useChanges(`implementation.${proposal.proposal_id}`, {
    status: proposal.implementation?.status ?? 'planned',
    note: '',
  });

  async function send() {
    const note = values.note.trim();
    await put(path, { status: values.status, ...(note === '' ? {} : { note }) });
    discard();
    announce(t('admin.implementation.saved'));
    close();
    reload();
  }

  return html`
    <${Form} send=${send} text=${t('action.save')} onCancel=${close}>
      <${Select}
        label=${t('admin.state')}
        value=${values.status}
        onInput=${(/** @type {string} */ status) => change({ status })}
        options=${Object.keys(TONES).map((each) => [each, t(`admin.implementation.${each}`)])}
      />
      <${TextArea}
        label=${t('admin.implementation.note')}
        value=${values.note}
        onInput=${(/** @type {string} */ note) => change({ note })}
        isOptional
      />
    <//>
    ${isChanged && html`<${DraftNote} discard=${discard} />`}
    <ol class="changes">
      ${(notes.items ?? []).map(
        (/** @type {any} */ each, /** @type {number} */ index) => html`
          <li key=${index}>
            <p class="muted small">${dateTime(each.noted_at)} · ${t(`admin.implementation.${each.status}`)}</p>
            <p><bdi>${each.note}</bdi></p>
          </li>
        `,
      )}
    </ol>
    <${ListEnd} of=${notes} />
  `;
}
