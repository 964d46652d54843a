import { get, patch } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { DateTimeField } from 'console/ui/date-time.js';
import { DraftNote, useChanges } from 'console/ui/draft.js';
import { announce } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';
import { PHASES } from 'console/voting/data.js';

/**
 * The dates on which later phases of a cycle begin without an admin.
 * @param {{cycle: any, set: (cycle: any) => void}} props
 */
export function Dates({ cycle, set }) {
  const future = PHASES.slice(PHASES.indexOf(cycle.phase) + 1);
  const stored = /** @type {Record<string, string | null>} */ (cycle.dates ?? {});
  const { values: dates, change, isChanged, discard } = useChanges(
    `dates.${cycle.cycle_id}`,
    stored,
    (phase) => future.includes(phase),
  );
  if (future.length === 0) {
    return null;
  }

  async function send() {
    const path = `cycles/${cycle.cycle_id}`;
    // The server replaces all dates at once, and another admin may have changed some of them since they were loaded.
    const { dates: present } = await get(path);
    const changed = Object.entries(dates).filter(([phase, time]) => time !== (stored[phase] ?? null));
    const saved = await patch(path, { dates: { ...present, ...Object.fromEntries(changed) } });
    discard();
    set(saved);
    announce(t('admin.dates.saved'));
  }

  return html`
    <section aria-labelledby="dates">
      <h2 id="dates">${t('admin.dates')}</h2>
      <div class="panel">
        <p class="muted">${t('admin.dates.text', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}</p>
        <${Form} send=${send} text=${t('action.save')} kind="plain">
          ${(/** @type {import('console/api.js').ApiProblem | undefined} */ problem) => html`
            <div class="columns">
              ${future.map(
                (phase) => html`
                  <${DateTimeField}
                    key=${phase}
                    label=${t('admin.dates.begins', { phase: t(`phase.${phase}`) })}
                    isOptional
                    value=${dates[phase] ?? null}
                    error=${problem?.of('dates')}
                    onInput=${(/** @type {string | null} */ time) => change({ [phase]: time })}
                  />
                `,
              )}
            </div>
          `}
        <//>
        ${isChanged && html`<${DraftNote} discard=${discard} />`}
      </div>
    </section>
  `;
}
