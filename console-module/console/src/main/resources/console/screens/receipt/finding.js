import { useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';
import { ErrorNotice, Notice } from 'console/ui/feedback.js';
import { SignInLink } from 'console/ui/signed-in-only.js';
import { isRootOf, loadReceipts } from 'console/voting/check.js';

/**
 * The kind of notice in which each finding is shown.
 * @type {Record<string, 'success' | 'error' | 'info' | 'warning'>}
 */
const KINDS = { counted: 'success', wrong: 'error', unknown: 'error', early: 'info', imported: 'info', hidden: 'warning' };

/**
 * Says whether a ballot was counted, and how this was checked.
 * @param {{id: string, receipt: string, finding: any}} props
 */
export function Finding({ id, receipt, finding }) {
  const { state } = finding;
  return html`
    <${Notice} kind=${KINDS[state]} title=${t(`finding.${state}`)}>
      <p>${t(`finding.${state}-text`)}</p>
      ${state === 'hidden' && html`<p><${SignInLink} /></p>`}
      ${state === 'counted' &&
      html`
        <ul class="checks">
          <li>${t('finding.place', { place: finding.index + 1, size: finding.size })}</li>
          <li>${t('finding.proved')}</li>
          <li class="small">${t('finding.root')} <code>${finding.root}</code></li>
        </ul>
        <${WholeTree} id=${id} receipt=${receipt} root=${finding.root} />
      `}
    <//>
  `;
}

/**
 * A button that computes the Merkle tree again from the list of all published receipts, and compares the root of
 * this tree with the published root. If a receipt is given, it must be in the list, too.
 * @param {{id: string, root: string, receipt?: string}} props
 */
export function WholeTree({ id, root, receipt }) {
  const [answer, setAnswer] = useState(/** @type {{count: number, isRight: boolean} | undefined} */ (undefined));
  const [error, setError] = useState(/** @type {Error | undefined} */ (undefined));

  async function rebuild() {
    try {
      const receipts = await loadReceipts(id);
      const isListed = receipt === undefined || receipts.includes(receipt);
      setAnswer({ count: receipts.length, isRight: isListed && (await isRootOf(receipts, root)) });
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
    }
  }

  return html`
    <div class="stack">
      <div class="actions"><${Button} onClick=${rebuild}>${t('tree.rebuild')}<//></div>
      <div role="status">
        ${error && html`<${ErrorNotice} error=${error} />`}
        ${answer && html`<p>${t(answer.isRight ? 'tree.right' : 'tree.wrong', { count: answer.count })}</p>`}
      </div>
    </div>
  `;
}
