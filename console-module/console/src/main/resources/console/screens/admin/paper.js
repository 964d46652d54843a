import { useState } from 'preact/hooks';
import { post } from 'console/api.js';
import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { loadAll } from 'console/load-all.js';
import { PaperVotes, votesOf } from 'console/screens/admin/paper-votes.js';
import { ScreenLink, TextField } from 'console/ui/controls.js';
import { DraftNote, useDraft } from 'console/ui/draft.js';
import { announce, Empty, Loaded, Notice } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';
import { usePages } from 'console/ui/resource.js';
import { DataTable } from 'console/ui/table.js';

/**
 * A form in which admins enter paper ballots, one after another.
 * @param {{cycle: any}} props
 */
export function Paper({ cycle }) {
  const path = `cycles/${cycle.cycle_id}/proposals`;
  const proposals = usePages(
    async (signal, onPage) => (await loadAll(path, 'proposals', signal, { onPage })).filter(({ withdrawn }) => !withdrawn),
    [path],
  );
  if (cycle.phase !== 'voting') {
    return html`<${Empty} title=${t('admin.paper.not-voting')}><${ScreenLink} class="button" to="cycles/${cycle.cycle_id}/admin?part=phases">${t('admin.part.phases')}<//><//>`;
  }
  return html`
    <${Notice} kind="warning"><p>${t('admin.paper.care')}</p><//>
    <${Loaded} of=${proposals} lines="6">
      ${(/** @type {any[]} */ open) => html`<${PaperForm} cycle=${cycle} proposals=${open} />`}
    <//>
  `;
}

/** @type {{number: string | null, values: Record<number, string>}} */
const EMPTY_BALLOT = { number: null, values: {} };

/** @param {{cycle: any, proposals: any[]}} props */
function PaperForm({ cycle, proposals }) {
  const [draft, setDraft, discard] = useDraft(`paper.${cycle.cycle_id}`, EMPTY_BALLOT);
  const [entered, setEntered] = useState(/** @type {{number: string, receipt: string}[]} */ ([]));
  const number = draft.number ?? (entered.length > 0 ? nextOf(entered[0].number) : '');
  const values = onBallot(draft.values, proposals);
  const votes = votesOf(cycle.ballot.type, values);
  const cost = proposals
    .filter(({ proposal_id: id }) => votes.some((vote) => vote.proposal_id === id))
    .reduce((sum, proposal) => sum + proposal.cost, 0);

  async function send() {
    const answer = await post(`cycles/${cycle.cycle_id}/paper-ballots`, { number: number.trim(), votes });
    setEntered((/** @type {any[]} */ earlier) => [answer, ...earlier]);
    discard();
    announce(t('admin.paper.done', { number: answer.number }));
    document.getElementById('paper-number')?.querySelector('input')?.focus();
  }

  return html`
    <section class="panel" aria-labelledby="paper">
      <h2 id="paper">${t('admin.paper')}</h2>
      <${Form} send=${send} text=${t('admin.paper.send')} disabled=${number.trim() === ''}>
        ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
          <div id="paper-number">
            <${TextField}
              label=${t('admin.paper.number')}
              hint=${t('admin.paper.number-hint')}
              value=${number}
              onInput=${(/** @type {string} */ text) => setDraft({ ...draft, number: text })}
              error=${problem?.of('number')}
              autocomplete="off"
            />
          </div>
          <${PaperVotes}
            cycle=${cycle}
            proposals=${proposals}
            values=${values}
            setValues=${(/** @type {Record<number, string>} */ chosen) => setDraft({ ...draft, values: chosen })}
          />
          <p role="status">
            ${t('admin.paper.sum', { count: votes.length, cost: money(cost, cycle.currency) })}
          </p>
        `}
      <//>
      ${(draft.number !== null || Object.keys(values).length > 0) && html`<${DraftNote} discard=${discard} />`}
    </section>
    ${entered.length > 0 && html`<${Entered} entered=${entered} />`}
  `;
}

/** @param {{entered: {number: string, receipt: string}[]}} props */
function Entered({ entered }) {
  return html`
    <section aria-labelledby="entered">
      <h2 id="entered">${t('admin.paper.entered')}</h2>
      <${DataTable}
        caption=${t('admin.paper.entered-caption')}
        columns=${[
          { title: t('admin.paper.number'), isHeader: true, cell: (/** @type {any} */ ballot) => html`<bdi>${ballot.number}</bdi>` },
          {
            title: t('admin.paper.receipt'),
            cell: (/** @type {any} */ ballot) => html`<span class="mono">${ballot.receipt}</span>`,
          },
        ]}
        rows=${entered}
        keyOf=${(/** @type {any} */ ballot) => ballot.number}
      />
    </section>
  `;
}

/**
 * Returns the values of the proposals on the ballot. A draft can have a proposal that was withdrawn since then.
 * @param {Record<number, string>} values
 * @param {any[]} proposals
 * @returns {Record<number, string>}
 */
function onBallot(values, proposals) {
  const ids = new Set(proposals.map(({ proposal_id: id }) => String(id)));
  return Object.fromEntries(Object.entries(values).filter(([id]) => ids.has(id)));
}

/**
 * Returns the next number of a paper ballot, such as A-10 after A-9; an empty text if the number does not end
 * with digits.
 * @param {string} number
 */
function nextOf(number) {
  const digits = /\d+$/.exec(number)?.[0];
  return digits === undefined
    ? ''
    : number.slice(0, -digits.length) + String(Number(digits) + 1).padStart(digits.length, '0');
}
