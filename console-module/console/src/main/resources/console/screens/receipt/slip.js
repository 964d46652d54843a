import { html } from 'console/html.js';
import { dateTime, t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';
import { copy } from 'console/ui/copy.js';
import { saveFile } from 'console/ui/save.js';

/**
 * The receipt of a ballot, with buttons to save, print and copy it.
 * @param {{kept: {cycleId: string, cycle: string, receipt: string, castAt: string, state?: string}, children?: any}} props
 */
export function ReceiptSlip({ kept, children }) {
  return html`
    <article class="slip" data-state=${kept.state}>
      <p class="slip-title">${t('slip.title')}</p>
      <p><bdi>${kept.cycle}</bdi></p>
      <p class="slip-code"><code>${grouped(kept.receipt)}</code></p>
      <p class="muted small">
        ${t('slip.cast', { time: dateTime(kept.castAt) })}
        ${kept.state && html` <span class="badge">${t(`slip.${kept.state}`)}</span>`}
      </p>
      <div class="actions">
        ${children}
        <${Button} onClick=${() => saveFile(`receipt-cycle-${kept.cycleId}.txt`, asText(kept))}>${t('slip.save')}<//>
        <${Button} onClick=${() => copy(kept.receipt, t('slip.copied'))}>${t('slip.copy')}<//>
        <${Button} onClick=${() => print()}>${t('slip.print')}<//>
      </div>
    </article>
  `;
}

/** @param {string} receipt */
const grouped = (receipt) => receipt.replace(/(.{8})(?=.)/g, '$1 ');

/** @param {{cycleId: string, cycle: string, receipt: string, castAt: string}} kept */
function asText(kept) {
  return [
    t('slip.file', { cycle: kept.cycle, id: kept.cycleId }),
    t('slip.cast', { time: dateTime(kept.castAt) }),
    kept.receipt,
    '',
  ].join('\n');
}
