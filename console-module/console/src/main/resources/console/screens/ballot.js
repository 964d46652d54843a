import { useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { BallotForm } from 'console/screens/ballot/form.js';
import { CodeForm, ForgetCode, Identify, VoterLine } from 'console/screens/ballot/voter.js';
import { Cast } from 'console/screens/ballot/cast.js';
import { NotOpen } from 'console/screens/ballot/not-open.js';
import { CycleFrame } from 'console/screens/cycle/frame.js';
import { ErrorNotice, Loaded, Notice } from 'console/ui/feedback.js';
import { useResource } from 'console/ui/resource.js';
import { codeOf, voterOf } from 'console/voting/code.js';
import { loadOwn, useCycle, useProposals } from 'console/voting/data.js';

/**
 * The screen on which a voter fills in and casts a ballot.
 * @param {any} props
 */
export default function Ballot({ params: { id } }) {
  const voter = voterOf(id);
  return voter === undefined
    ? html`<${CycleFrame} id=${id} title=${t('ballot.title')} lead=${t('ballot.lead')} /><${Identify} id=${id} />`
    : html`<${BallotOf} id=${id} voter=${voter} key=${`${id} ${voter}`} />`;
}

/** @param {{id: string, voter: string}} props */
function BallotOf({ id, voter }) {
  const code = codeOf(id);
  const cycle = useCycle(id, code);
  const proposals = useProposals(id, code);
  const own = useResource((signal) => loadOwn(id, code, signal), [id, code]);
  return html`
    <${CycleFrame} id=${id} title=${t('ballot.title')} cycle=${cycle.value} isLoading=${cycle.isLoading} />
    ${!own.value?.refused && html`<${VoterLine} id=${id} code=${code} />`}
    <${Loaded} of=${cycle} lines="8">
      ${(/** @type {any} */ found) => html`
        <${Loaded} of=${proposals} lines="8">
          ${(/** @type {any[] | null} */ all) => html`
            <${Loaded} of=${own} lines="8">
              ${(/** @type {any} */ cast) =>
                html`<${Place} id=${id} voter=${voter} code=${code} cycle=${found} cycleOf=${cycle} proposals=${all} own=${cast} ownOf=${own} />`}
            <//>
          `}
        <//>
      `}
    <//>
  `;
}

/**
 * @param {{id: string, voter: string, code: string | undefined, cycle: any, cycleOf: any, proposals: any[], own: any,
 *   ownOf: any}} props
 */
function Place({ id, voter, code, cycle, cycleOf, proposals, own, ownOf }) {
  const [receipt, setReceipt] = useState(/** @type {any} */ (null));
  const [isLate, setLate] = useState(false);
  if (own?.refused) {
    return html`
      <div class="stack narrow-start">
        ${code === undefined
          ? html`<${ErrorNotice} error=${own.refused} />`
          : html`<${Notice} kind="error" title=${t('voter.code-refused')}><p>${t('voter.code-refused-text')}</p><//>`}
        <${CodeForm} id=${id} start=${code} />
        ${code !== undefined && html`<p><${ForgetCode} id=${id} /></p>`}
      </div>
    `;
  }
  if (cycle === null || proposals === null) {
    return html`<${Notice} kind="warning" title=${t('ballot.hidden')}><p>${t('ballot.hidden-text')}</p><//>`;
  }
  if (receipt !== null) {
    return html`<${Cast} id=${id} cycle=${cycle} cast=${receipt} change=${() => setReceipt(null)} />`;
  }
  if (cycle.phase !== 'voting') {
    return html`<${NotOpen} isLate=${isLate} id=${id} cycle=${cycle} proposals=${proposals} own=${own} />`;
  }
  return html`
    <${BallotForm}
      key=${own?.receipt ?? 'none'}
      id=${id}
      voter=${voter}
      code=${code}
      cycle=${cycle}
      proposals=${proposals}
      own=${own}
      onCast=${(/** @type {any} */ cast) => {
        ownOf.set(cast);
        setReceipt(cast);
      }}
      onWithdrawn=${() => ownOf.set(null)}
      onClosed=${(/** @type {any} */ present, /** @type {boolean} */ isInTime) => {
        setLate(!isInTime);
        cycleOf.set(present);
      }}
    />
  `;
}
