import { useState } from 'preact/hooks';
import { get, put } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Checkbox, Select, TextField } from 'console/ui/controls.js';
import { DraftNote, useChanges } from 'console/ui/draft.js';
import { announce, Loaded } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';
import { useGet } from 'console/ui/resource.js';

/** Common schedules. Their texts are in the messages. */
const COMMON = { hourly: '@hourly', daily: '0 6 * * *', workdays: '0 6 * * MON-FRI', weekly: '0 6 * * MON' };

/**
 * Returns a cron expression in its short form: without a field for seconds that is 0, and `@hourly` for every
 * hour.
 * @param {string} cron
 */
function usual(cron) {
  const short = /^0( \S+){5}$/.test(cron) ? cron.slice(2) : cron;
  return short === '0 * * * *' ? '@hourly' : short;
}

/** @param {string} cron */
const isUncommon = (cron) => !Object.values(COMMON).includes(cron);

/** @param {any} schedule */
const draftOf = (schedule) => ({ ...schedule, cron: usual(schedule.cron) });

/** The form for the schedule on which reports are made automatically. */
export function Schedule() {
  const schedule = useGet('reports/schedule');
  return html`
    <section class="panel narrow-panel" aria-labelledby="schedule">
      <h2 id="schedule">${t('schedule.title')}</h2>
      <${Loaded} of=${schedule} lines="3">
        ${(/** @type {any} */ present) => html`<${ScheduleForm} present=${present} set=${schedule.set} />`}
      <//>
    </section>
  `;
}

/** @param {{present: any, set: (schedule: any) => void}} props */
function ScheduleForm({ present, set }) {
  const stored = draftOf(present);
  const { values: draft, change, isChanged, discard } = useChanges('schedule', stored);
  const [isOwn, setOwn] = useState(isUncommon(draft.cron));

  async function send() {
    // The server replaces the whole schedule, and another analyst may have changed it since it was loaded.
    const newest = draftOf(await get('reports/schedule'));
    const changes = Object.entries(draft).filter(([field, value]) => value !== stored[field]);
    const saved = await put('reports/schedule', { ...newest, ...Object.fromEntries(changes) });
    discard();
    set(saved);
    setOwn(isUncommon(draftOf(saved).cron));
    announce(t('schedule.saved'));
  }

  function restore() {
    discard();
    setOwn(isUncommon(stored.cron));
  }

  return html`
    <${Form} send=${send} text=${t('action.save')} kind="plain">
      ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
        <${Checkbox}
          label=${t('schedule.enabled')}
          checked=${draft.enabled}
          onInput=${(/** @type {boolean} */ enabled) => change({ enabled })}
        />
        <${Select}
          label=${t('schedule.often')}
          value=${isOwn ? 'own' : draft.cron}
          options=${[...Object.entries(COMMON).map(([name, cron]) => [cron, t(`schedule.${name}`)]), ['own', t('schedule.own')]]}
          onInput=${(/** @type {string} */ chosen) => {
            setOwn(chosen === 'own');
            change(chosen === 'own' ? {} : { cron: chosen });
          }}
        />
        ${isOwn &&
        html`
          <${TextField}
            label=${t('schedule.cron')}
            hint=${t('schedule.cron-hint')}
            value=${draft.cron}
            error=${problem?.of('cron')}
            onInput=${(/** @type {string} */ cron) => change({ cron })}
          />
        `}
        <${TextField}
          label=${t('schedule.zone')}
          value=${draft.time_zone}
          error=${problem?.of('time_zone')}
          onInput=${(/** @type {string} */ zone) => change({ time_zone: zone })}
          list="zones"
          autocomplete="off"
        />
        <datalist id="zones">
          ${Intl.supportedValuesOf('timeZone').map((zone) => html`<option key=${zone} value=${zone} />`)}
        </datalist>
      `}
    <//>
    ${isChanged && html`<${DraftNote} discard=${restore} />`}
  `;
}
