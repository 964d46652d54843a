import { useEffect, useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { plainDigits } from 'console/number-input.js';
import { CycleFrame } from 'console/screens/cycle/frame.js';
import { Finding } from 'console/screens/receipt/finding.js';
import { OwnShare } from 'console/screens/receipt/share.js';
import { ReceiptSlip } from 'console/screens/receipt/slip.js';
import { Button, TextField } from 'console/ui/controls.js';
import { ErrorNotice } from 'console/ui/feedback.js';
import { check } from 'console/voting/check.js';
import { codeOf, voterOf } from 'console/voting/code.js';
import { isCounted, useCycle } from 'console/voting/data.js';
import { forgetReceipt, newestOf, receiptsOf } from 'console/voting/receipts.js';

/**
 * The screen on which voters check that their ballots were counted, and see which winners their shares of the
 * budget paid for.
 * @param {any} props
 */
export default function Receipt({ params: { id } }) {
  return html`<${ReceiptOf} id=${id} key=${id} />`;
}

/** @param {{id: string}} props */
function ReceiptOf({ id }) {
  const cycle = useCycle(id, codeOf(id));
  const kept = receiptsOf(id);
  // Several people may use this device, so only a receipt of the present voter is filled in.
  const [text, setText] = useState(() => newestOf(kept, voterOf(id))?.receipt ?? '');
  const [checked, setChecked] = useState('');
  return html`
    <${CycleFrame} id=${id} title=${t('receipt.title')} cycle=${cycle.value} isLoading=${cycle.isLoading} lead=${t('receipt.lead')} />
    <div class="narrow-start">
      <${CheckForm} text=${text} setText=${setText} onCheck=${setChecked} />
      ${checked !== '' && html`<${Checked} key=${checked} id=${id} cycle=${cycle.value} receipt=${checked.split(' ')[0]} />`}
      ${kept.length > 0 &&
      html`
        <section aria-labelledby="kept">
          <h2 id="kept">${t('receipt.kept')}</h2>
          <div class="stack">
            ${kept.map(
              (each) => html`
                <${ReceiptSlip} key=${each.receipt} kept=${each}>
                  <${Button} onClick=${() => forgetReceipt(id, each.receipt)} kind="quiet">${t('receipt.forget')}<//>
                <//>
              `,
            )}
          </div>
        </section>
      `}
      <${OwnShare} id=${id} currency=${cycle.value?.currency} use=${setText} />
    </div>
  `;
}

/** @param {{text: string, setText: (text: string) => void, onCheck: (request: string) => void}} props */
function CheckForm({ text, setText, onCheck }) {
  const [isMalformed, setMalformed] = useState(false);

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const receipt = plainDigits(text).replace(/\s/g, '').toLowerCase();
    const isReceipt = /^[0-9a-f]{64}$/.test(receipt);
    setMalformed(!isReceipt);
    onCheck(isReceipt ? `${receipt} ${Date.now()}` : '');
  }

  return html`
    <form class="stack" onSubmit=${submit}>
      <${TextField}
        label=${t('receipt.label')}
        hint=${t('receipt.hint')}
        error=${isMalformed ? t('receipt.malformed') : undefined}
        value=${text}
        onInput=${setText}
        class="code-field"
        autocomplete="off"
        spellcheck="false"
        autocapitalize="none"
      />
      <div class="actions"><${Button} kind="primary" type="submit">${t('receipt.check')}<//></div>
    </form>
  `;
}

/** @param {{id: string, cycle: any, receipt: string}} props */
function Checked({ id, cycle, receipt }) {
  const isEarly = cycle && !isCounted(cycle);
  const [finding, setFinding] = useState(/** @type {any} */ (isEarly ? { state: 'early' } : undefined));
  const [error, setError] = useState(/** @type {Error | undefined} */ (undefined));
  useEffect(() => {
    if (!isEarly) {
      check(id, receipt).then(setFinding, setError);
    }
  }, []);
  return html`
    <div class="finding" role="status">
      ${error && html`<${ErrorNotice} error=${error} />`}
      ${finding && html`<${Finding} id=${id} receipt=${receipt} finding=${finding} />`}
      ${!error && !finding && t('receipt.checking')}
    </div>
  `;
}
