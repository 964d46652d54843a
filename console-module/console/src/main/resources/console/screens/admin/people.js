import { get, put } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { session } from 'console/session.js';
import { TextField } from 'console/ui/controls.js';
import { ConfirmButton } from 'console/ui/dialog.js';
import { DraftNote, useDraft } from 'console/ui/draft.js';
import { announce, Empty } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';

/**
 * The admins of a cycle.
 * @param {{cycle: any, set: (cycle: any) => void, reload: () => void}} props
 */
export function People({ cycle, set, reload }) {
  const [name, setName, discard] = useDraft(`admins.${cycle.cycle_id}`, '');
  /** @type {string[]} */
  const admins = cycle.admins;

  /**
   * Changes the list of admins as it is now, because another admin may have changed it since it was loaded.
   * @param {(present: string[]) => string[]} change
   */
  async function save(change) {
    const present = await get(`cycles/${cycle.cycle_id}`);
    const answer = await put(`cycles/${cycle.cycle_id}/admins`, { usernames: change(present.admins ?? admins) });
    set({ ...present, admins: answer.usernames });
    announce(t('admin.people.saved'));
    if (!answer.usernames.includes(session.value?.username)) {
      reload();
    }
  }

  async function add() {
    await save((present) => [...present, name.trim()]);
    discard();
  }

  return html`
    <section class="narrow-panel stack" aria-labelledby="people">
      <div>
        <h2 id="people">${t('admin.people')}</h2>
        <p class="muted">${t('admin.people.text')}</p>
      </div>
      ${admins.length === 0 && html`<${Empty} title=${t('admin.people.none')}><p>${t('admin.people.none-text')}</p><//>`}
      <ul class="rows">
        ${admins.map(
          (admin) => html`
            <li key=${admin}>
              <bdi>${admin}</bdi>
              <${ConfirmButton}
                kind="quiet"
                text=${t('admin.people.remove')}
                title=${t('admin.people.remove-title', { name: admin })}
                aria-label=${t('admin.people.remove-title', { name: admin })}
                confirm=${t('admin.people.remove')}
                onConfirm=${() => save((present) => present.filter((other) => other !== admin))}
              >
                <p>${t(admin === session.value?.username ? 'admin.people.remove-self' : 'admin.people.remove-text')}</p>
              <//>
            </li>
          `,
        )}
      </ul>
      <${Form} send=${add} text=${t('admin.people.add')} disabled=${name.trim() === ''} isInline>
        <${TextField} label=${t('admin.people.name')} value=${name} onInput=${setName} autocomplete="off" />
      <//>
      ${name !== '' && html`<${DraftNote} discard=${discard} />`}
    </section>
  `;
}
