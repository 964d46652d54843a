import { useState } from 'preact/hooks';
import { ApiProblem, get } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { session } from 'console/session.js';
import { BallotForm } from 'console/screens/ballot/form.js';
import { CodeForm, ForgetCode, Identify, VoterLine } from 'console/screens/ballot/voter.js';
import { Cast } from 'console/screens/ballot/cast.js';
import { NotOpen } from 'console/screens/ballot/not-open.js';
import { CycleFrame } from 'console/screens/cycle/frame.js';
import { ErrorNotice, Loaded, Notice } from 'console/ui/feedback.js';
import { useResource } from 'console/ui/resource.js';
import { codeHeaders, codeOf, voterOf } from 'console/voting/code.js';
import { useCycle, useProposals } from 'console/voting/data.js';

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
  if (cycle.phase !== 'voting') {
    return html`<${NotOpen} isLate=${isLate} id=${id} cycle=${cycle} proposals=${proposals} own=${own} />`;
  }
  if (receipt !== null) {
    return html`<${Cast} id=${id} cycle=${cycle} cast=${receipt} change=${() => setReceipt(null)} />`;
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
      onClosed=${(/** @type {any} */ present) => {
        setLate(true);
        cycleOf.set(present);
      }}
    />
  `;
}

/**
 * Returns the ballot that the voter has cast; null if there is none, if voting has never opened, or if the server
 * asks a visitor to sign in. If the voter may not vote in this cycle, returns the error of the server as `refused`.
 * @param {string} id
 * @param {string | undefined} code
 * @param {AbortSignal} signal
 */
async function loadOwn(id, code, signal) {
  try {
    return await get(`cycles/${encodeURIComponent(id)}/ballot`, { signal, headers: codeHeaders(code) });
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 404 || error.status === 409)) {
      return null;
    }
    if (error instanceof ApiProblem && error.status === 403) {
      return { refused: error };
    }
    if (error instanceof ApiProblem && error.status === 401 && session.value === null) {
      return null;
    }
    throw error;
  }
}
