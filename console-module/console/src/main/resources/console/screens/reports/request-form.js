import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { post } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { loadAll } from 'console/load-all.js';
import { session } from 'console/session.js';
import { Select } from 'console/ui/controls.js';
import { Loaded } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';
import { useResource } from 'console/ui/resource.js';

/** Requests the reports on all active cycles or on one cycle, and goes to the ticket. */
export function RequestForm() {
  const cycles = useResource(
    (signal) => loadAll('cycles', 'cycles', signal, { query: { administered: true } }),
    [session.value?.username],
  );
  return html`
    <section class="panel" aria-labelledby="request">
      <h2 id="request">${t('reports.request')}</h2>
      <p class="muted">${t('reports.which-hint')}</p>
      <${Loaded} of=${cycles} lines="2">
        ${(/** @type {any[]} */ all) => html`<${CycleForm} cycles=${all} />`}
      <//>
    </section>
  `;
}

/** @param {{cycles: any[]}} props */
function CycleForm({ cycles }) {
  const { route } = useLocation();
  const [cycle, setCycle] = useState('');

  async function send() {
    const ticket = await post(cycle === '' ? 'reports/cycles' : `reports/cycles/${cycle}`);
    route(screenPath(`reports/${ticket.ticket_id}`));
  }

  return html`
    <${Form} send=${send} text=${t('reports.request-send')} isInline>
      <${Select}
        label=${t('reports.which')}
        value=${cycle}
        onInput=${setCycle}
        options=${[
          ['', t('reports.all-active')],
          ...cycles.map(({ cycle_id: id, name, phase }) => [String(id), t('option.detail', { name, detail: t(`phase.${phase}`) })]),
        ]}
      />
    <//>
  `;
}
