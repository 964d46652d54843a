import { useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { Button, Checkbox, ScreenLink, Select, Stepper, TextArea, TextField } from 'console/ui/controls.js';
import { BarTable } from 'console/ui/bars.js';
import { announce, Empty, ErrorNotice, ListEnd, Loaded, Loading, Notice } from 'console/ui/feedback.js';
import { number, percent, t } from 'console/i18n.js';
import { isOnline } from 'console/online.js';
import { DataComponents } from 'console/screens/components-data.js';
import { ComponentParts } from 'console/screens/components-parts.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';
import { UnsentQuestion } from 'console/ui/unsent-question.js';

/** A screen with samples of the components, for developers of screens. */
export default function Components() {
  const [text, setText] = useState('');
  const [choice, setChoice] = useState('one');
  const [isTicked, setTicked] = useState(true);
  const [points, setPoints] = useState(3);
  const [isAsking, setAsking] = useState(false);
  const sample = t('components.sample');
  return html`
    <${ScreenHeading} title=${t('components.title')} lead=${t('components.lead')} />
    <section class="specimen">
      <h2>${t('components.buttons')}</h2>
      <div class="actions">
        ${['plain', 'primary', 'danger', 'quiet'].map(
          (kind) => html`<${Button} key=${kind} kind=${kind} onClick=${() => announce(sample)}>${sample}<//>`,
        )}
        <${Button} disabled>${sample}<//>
        <${Button} isBusy>${sample}<//>
        <${ScreenLink} to="components">${sample}<//>
      </div>
    </section>
    <section class="specimen stack">
      <h2>${t('components.fields')}</h2>
      <${TextField} label=${sample} value=${text} onInput=${setText} hint=${sample} isOptional />
      <${TextField} label=${sample} value=${text} onInput=${setText} error=${sample} />
      <${TextArea} label=${sample} value=${text} onInput=${setText} />
      <${Select} label=${sample} value=${choice} onInput=${setChoice} options=${[['one', sample], ['two', sample]]} />
      <${Checkbox} label=${sample} checked=${isTicked} onInput=${setTicked} />
      <${Stepper} label=${sample} value=${points} min=${0} max=${10} onInput=${setPoints} />
    </section>
    <section class="specimen stack">
      <h2>${t('components.feedback')}</h2>
      ${['info', 'success', 'warning', 'error'].map(
        (kind) => html`<${Notice} key=${kind} kind=${kind} title=${sample}><p>${sample}</p><//>`,
      )}
      <${ErrorNotice} error=${new Error(sample)} retry=${() => announce(sample)} />
      <div data-sample><${Loading} /></div>
      <${Empty} title=${sample}><${Button}>${sample}<//><//>
      <${Loaded} of=${{ value: sample }}>${(/** @type {string} */ value) => html`<p>${value}</p>`}<//>
      <${ListEnd} of=${{ hasMore: true, more: () => announce(sample) }} />
      <${SignedInOnly}><p>${sample}</p><//>
      <div class="actions">
        <${Button} onClick=${() => (isOnline.value = !isOnline.value)}>${t('components.connection')}<//>
        <${Button} aria-haspopup="dialog" onClick=${() => setAsking(true)}>${t('components.unsent')}<//>
        ${isAsking && html`<${UnsentQuestion} leave=${async () => setAsking(false)} close=${() => setAsking(false)} />`}
      </div>
    </section>
    <section class="stack">
      <h2>${t('components.bars')}</h2>
      <${BarTable}
        caption=${sample}
        name=${sample}
        columns=${[
          { title: `${sample} 1`, text: number },
          { title: `${sample} 2`, text: percent, kind: 'cool', max: 1 },
        ]}
        rows=${[
          { key: 1, name: sample, values: [12, 0.8] },
          { key: 2, name: sample, isStrong: false, values: [7, 0.35] },
        ]}
      />
    </section>
    <${DataComponents} />
    <${ComponentParts} />
  `;
}
