import { ApiProblem, get } from 'console/api.js';
import { html } from 'console/html.js';
import { money, t } from 'console/i18n.js';
import { CodeForm, VoterLine } from 'console/screens/ballot/voter.js';
import { Button } from 'console/ui/controls.js';
import { Loaded } from 'console/ui/feedback.js';
import { useResource } from 'console/ui/resource.js';
import { codeHeaders, codeOf, voterOf } from 'console/voting/code.js';
import { loadProposals } from 'console/voting/data.js';
import { receiptOf } from 'console/voting/merkle.js';

/**
 * The check of the voter's own ballot: whether its receipt matches its votes, and which winners the voter's share of
 * the budget paid for. A visitor without a session is asked for a code.
 * @param {{id: string, currency?: string | null, use: (receipt: string) => void}} props
 */
export function OwnShare({ id, currency, use }) {
  const voter = voterOf(id);
  const code = codeOf(id);
  return html`
    <section aria-labelledby="own-share">
      <h2 id="own-share">${t('share.title')}</h2>
      <p class="muted">${t('share.lead')}</p>
      ${voter !== undefined && html`<${VoterLine} id=${id} code=${code} />`}
      ${voter !== undefined && html`<${Own} id=${id} code=${code} key=${voter} currency=${currency} use=${use} />`}
      ${voter === undefined && html`<div class="card voter-code"><${CodeForm} id=${id} /></div>`}
    </section>
  `;
}

/** @param {{id: string, code: string | undefined, currency?: string | null, use: (receipt: string) => void}} props */
function Own({ id, code, currency, use }) {
  const own = useResource((signal) => loadOwn(id, code, signal), [id, code]);
  return html`
    <${Loaded} of=${own}>
      ${(/** @type {any} */ found) =>
        found.ballot === null
          ? html`<p>${t(found.isRefused ? 'share.refused' : 'share.none')}</p>`
          : html`
              <p>${t(found.isRight ? 'share.receipt-right' : 'share.receipt-wrong')}</p>
              <div class="actions">
                <${Button} onClick=${() => use(found.ballot.receipt)}>${t('share.use')}<//>
              </div>
              ${found.ballot.share === null
                ? html`<p class="muted">${t('share.no-share')}</p>`
                : html`<${ShareTable} share=${found.ballot.share} names=${found.names} currency=${currency} />`}
            `}
    <//>
  `;
}

/** @param {{share: any, names: Map<number, string>, currency?: string | null}} props */
function ShareTable({ share, names, currency }) {
  return html`
    <table class="share-table">
      <caption>${t('share.amount', { amount: money(share.amount, currency) })}</caption>
      <thead>
        <tr><th scope="col">${t('share.winner')}</th><th scope="col" class="number">${t('share.paid')}</th></tr>
      </thead>
      <tbody>
        ${share.paid.map(
          (/** @type {any} */ each) => html`
            <tr key=${each.proposal_id}>
              <td><bdi>${names.get(each.proposal_id) ?? each.proposal_id}</bdi></td>
              <td class="number">${money(each.amount, currency)}</td>
            </tr>
          `,
        )}
        <tr><td>${t('share.left')}</td><td class="number">${money(share.left, currency)}</td></tr>
      </tbody>
    </table>
  `;
}

/**
 * Loads the voter's ballot, and the names of the proposals if it has a share. The ballot is null if there is none, or
 * if the voter may not vote in this cycle.
 * @param {string} id
 * @param {string | undefined} code
 * @param {AbortSignal} signal
 */
async function loadOwn(id, code, signal) {
  try {
    const ballot = await get(`cycles/${encodeURIComponent(id)}/ballot`, { signal, headers: codeHeaders(code) });
    const isRight = (await receiptOf(id, ballot.votes, ballot.nonce)) === ballot.receipt;
    return { ballot, isRight, names: ballot.share === null ? new Map() : await loadNames(id, code, signal) };
  } catch (error) {
    if (error instanceof ApiProblem && [403, 404, 409].includes(error.status)) {
      return { ballot: null, isRefused: error.status === 403 };
    }
    throw error;
  }
}

/**
 * Loads the names from the results. A voter with a code may not read the results of a cycle that is not public, but
 * its proposals.
 * @param {string} id
 * @param {string | undefined} code
 * @param {AbortSignal} signal
 * @returns {Promise<Map<number, string>>}
 */
async function loadNames(id, code, signal) {
  const named = (/** @type {any[]} */ proposals) => new Map(proposals.map((each) => [each.proposal_id, each.name]));
  try {
    const results = await get(`cycles/${encodeURIComponent(id)}/results`, { query: { trace: false }, signal });
    return named(results.proposals);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) {
      return named(await loadProposals(id, code, signal));
    }
    throw error;
  }
}
