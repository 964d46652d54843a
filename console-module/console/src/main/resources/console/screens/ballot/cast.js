import { useEffect, useRef } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { ReceiptSlip } from 'console/screens/receipt/slip.js';
import { Button, ScreenLink } from 'console/ui/controls.js';

/**
 * The screen after the ballot is cast: the receipt, with buttons to save it, and links to the next steps.
 * @param {{id: string, cycle: any, cast: any, change: () => void}} props
 */
export function Cast({ id, cycle, cast, change }) {
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    heading.current?.focus();
    scrollTo({ top: 0 });
  }, []);
  return html`
    <div class="narrow-start stack">
      <h2 ref=${heading} tabindex="-1">${t('cast.title')}</h2>
      <p>${t('cast.text')}</p>
      <${ReceiptSlip} kept=${{ cycleId: id, cycle: cycle.name, receipt: cast.receipt, castAt: cast.cast_at }} />
      <div class="actions">
        ${cycle.phase === 'voting' && html`<${Button} onClick=${change}>${t('cast.change')}<//>`}
        <${ScreenLink} class="button" to="cycles/${id}">${t('cast.cycle')}<//>
      </div>
    </div>
  `;
}
