import { useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Badge } from 'console/ui/badge.js';
import { NumberBar } from 'console/ui/number-bar.js';
import { TextField } from 'console/ui/controls.js';
import { DateTimeField } from 'console/ui/date-time.js';
import { ConfirmButton, DialogButton } from 'console/ui/dialog.js';
import { announce } from 'console/ui/feedback.js';
import { FileField } from 'console/ui/file-field.js';
import { Form } from 'console/ui/form.js';
import { Progress } from 'console/ui/progress.js';
import { Radios } from 'console/ui/radios.js';
import { DataTable } from 'console/ui/table.js';
import { Tabs } from 'console/ui/tabs.js';
import { TimePlot } from 'console/ui/time-plot.js';

const DAYS = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];

/** The samples of components for data on the screen `components`: tables, dialogs, tabs, files, progress. */
export function DataComponents() {
  const [text, setText] = useState('');
  const [choice, setChoice] = useState('one');
  const [time, setTime] = useState(/** @type {string | null} */ (null));
  const sample = t('components.sample');
  return html`
    <section class="specimen stack">
      <h2>${t('components.data')}</h2>
      <${Tabs} label=${sample} parts=${[['one', sample], ['two', t('components.another')]]} />
      <${DataTable}
        caption=${t('components.caption')}
        columns=${[
          { title: sample, isHeader: true, cell: () => sample },
          { title: t('components.number'), isNumber: true, cell: (/** @type {number} */ row) => row },
        ]}
        rows=${[12, 3_456]}
        keyOf=${(/** @type {number} */ row) => row}
      />
      <p class="actions">
        ${['plain', 'good', 'warn', 'bad', 'cool'].map((tone) => html`<${Badge} key=${tone} tone=${tone}>${sample}<//>`)}
      </p>
      <${Progress} label=${sample} done=${3} total=${8} />
      <${NumberBar} value=${3} max=${8}>3<//>
      <${TimePlot}
        label=${sample}
        days=${DAYS}
        series=${[5, 3, 1].map((factor, index) => ({
          text: `${sample} ${index + 1}`,
          values: DAYS.map((_, day) => factor * (2 + ((day * factor) % 4))),
        }))}
      />
    </section>
    <section class="specimen stack">
      <h2>${t('components.dialogs')}</h2>
      <div class="actions">
        <${DialogButton} text=${sample} title=${sample}>${() => html`<p>${sample}</p>`}<//>
        <${ConfirmButton}
          kind="danger"
          text=${sample}
          title=${sample}
          confirm=${sample}
          reason=${t('components.reason')}
          draft="components"
          onConfirm=${async () => announce(sample)}
        >
          <p>${sample}</p>
        <//>
      </div>
      <${Form} send=${() => Promise.reject(new Error(sample))} text=${sample} isInline>
        <${TextField} label=${sample} value=${text} onInput=${setText} />
      <//>
      <${Radios} label=${sample} value=${choice} onInput=${setChoice} options=${[['one', sample], ['two', sample]]} />
      <${DateTimeField} label=${sample} value=${time} onInput=${setTime} />
      <${FileField} label=${sample} hint=${sample} accept=".csv" onFile=${() => announce(sample)} />
    </section>
  `;
}
