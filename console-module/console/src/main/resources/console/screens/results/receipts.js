import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { WholeTree } from 'console/screens/receipt/finding.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { announceError } from 'console/ui/feedback.js';
import { saveFile } from 'console/ui/save.js';
import { loadReceipts } from 'console/voting/check.js';

/**
 * The receipts of the counted ballots: their root, the check of the whole tree, and the list as a file.
 * @param {{id: string, results: any}} props
 */
export function PublishedReceipts({ id, results: { receipts_root: root, ballots } }) {
  if (root === null) {
    return null;
  }

  async function save() {
    try {
      saveFile(`receipts-cycle-${id}.txt`, `${(await loadReceipts(id)).join('\n')}\n`);
    } catch (failure) {
      announceError(failure);
    }
  }

  return html`
    <section class="stack" aria-labelledby="receipts">
      <h2 id="receipts">${t('receipts.title')}</h2>
      <p>${t('receipts.lead', { count: ballots })}</p>
      <p class="small">${t('finding.root')} <code>${root}</code></p>
      <div class="actions">
        <${ScreenLink} class="button button-primary" to="cycles/${id}/receipt">${t('ballot.check')}<//>
        <${Button} onClick=${save}>${t('receipts.save')}<//>
      </div>
      <${WholeTree} id=${id} root=${root} />
    </section>
  `;
}
