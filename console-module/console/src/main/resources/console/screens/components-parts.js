import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { ApiProblem, ServerText } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Bar } from 'console/ui/bars.js';
import { Button, Field } from 'console/ui/controls.js';
import { Dialog } from 'console/ui/dialog.js';
import { DraftNote } from 'console/ui/draft.js';
import { FaultBoundary } from 'console/ui/fault-boundary.js';
import { announce, LoadedList } from 'console/ui/feedback.js';
import { FormError } from 'console/ui/form.js';
import { ScrollArea } from 'console/ui/scroll-area.js';
import { FieldFault, InEnglish, ProblemDetail, ServerSentence } from 'console/ui/server-text.js';
import { SignInLink } from 'console/ui/signed-in-only.js';

/** The samples, on the screen `components`, of components that are mostly used as parts of other components. */
export function ComponentParts() {
  const loaded = useSignal(400);
  const [isOpen, setOpen] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const sample = t('components.sample');
  const problem = new ApiProblem({ type: 'about:blank', title: sample, status: 409, detail: sample });
  return html`
    <section class="specimen stack">
      <h2>${t('components.parts')}</h2>
      <${DraftNote} discard=${() => announce(sample)} />
      <${Field} label=${sample} hint=${sample}>
        ${(/** @type {object} */ attributes) => html`<input type="text" ...${attributes} />`}
      <//>
      <p class="field-error"><${FieldFault} error=${new ServerText(sample)} /></p>
      <${ProblemDetail} problem=${problem} />
      <p><${ServerSentence} text=${sample} /></p>
      <p><${InEnglish} text=${sample} /></p>
      <${FormError} error=${problem} />
      <${LoadedList} of=${{ early: [sample], loaded }}>${(/** @type {string[]} */ [first]) => html`<p>${first}</p>`}<//>
      <${ScrollArea} label=${sample}><p>${sample}</p><//>
      <${Bar} share=${0.6} />
      <div class="actions">
        <${SignInLink} />
        <${Button} aria-haspopup="dialog" onClick=${() => setOpen(true)}>${t('components.dialog')}<//>
        ${isOpen && html`<${Dialog} title=${sample} onClose=${() => setOpen(false)}><p>${sample}</p><//>`}
        <${Button} onClick=${() => setBroken(true)}>${t('components.fault')}<//>
      </div>
      ${isBroken && html`<${FaultBoundary}><${Broken} /><//>`}
    </section>
  `;
}

/** @returns {never} */
function Broken() {
  throw new Error(t('components.fault'));
}
