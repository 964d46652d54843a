import { useEffect, useState } from 'preact/hooks';
import { post, put } from 'console/api.js';
import { html } from 'console/html.js';
import { dateTime, number, t } from 'console/i18n.js';
import { isAdmin, isMember, session } from 'console/session.js';
import { LongList } from 'console/screens/cycle/filter.js';
import { MessageForm } from 'console/screens/message-form.js';
import { HideButton, ReportButton, ShowButton } from 'console/screens/moderation/actions.js';
import { ThreadText } from 'console/screens/moderation/hidden.js';
import { Button } from 'console/ui/controls.js';
import { hasDraft } from 'console/ui/draft.js';
import { announceError } from 'console/ui/feedback.js';

/**
 * One entry of a discussion with its replies. The reader can hide and show the replies. A form with an unsent text
 * is open from the start.
 * @param {{thread: any, children: Map<number | null, any[]>, moderates: boolean, reload: () => void}} props
 */
export function Thread({ thread, children, moderates, reload }) {
  const replies = children.get(thread.thread_id) ?? [];
  const [isOpen, setOpen] = useState(true);
  const [replying, setReplying] = useState(() => openBy(`reply.${thread.thread_id}`));
  const [editing, setEditing] = useState(() => openBy(`edit.${thread.thread_id}`));
  const [hasReplied, setReplied] = useState(false);
  const isOwn = thread.author === session.value?.username;
  const mayEdit = isAdmin.value || (isMember.value && isOwn);
  return html`
    <li class="thread">
      <div class="thread-body">
        <${Votes} thread=${thread} />
        <div class="thread-text">
          <${ThreadText} thread=${thread} />
          <p class="muted small"><bdi>${thread.author}</bdi> · ${dateTime(thread.created_at)}</p>
          <div class="actions">
            ${isMember.value && html`<${Button} kind="quiet" onClick=${() => setReplying('user')}>${t('thread.reply')}<//>`}
            ${mayEdit && html`<${Button} kind="quiet" onClick=${() => setEditing('user')}>${t('action.edit')}<//>`}
            ${isMember.value && !thread.hidden && !isOwn && html`<${ReportButton} thread=${thread} />`}
            ${moderates && !thread.hidden && html`<${HideButton} thread=${thread} onDone=${reload} />`}
            ${moderates && thread.hidden && html`<${ShowButton} thread=${thread} kind="quiet" onDone=${reload} />`}
            ${replies.length > 0 &&
            html`
              <${Button} kind="quiet" aria-expanded=${isOpen ? 'true' : 'false'} onClick=${() => setOpen(!isOpen)}>
                ${t(isOpen ? 'thread.hide-replies' : 'thread.show-replies', { count: replies.length })}
              <//>
            `}
          </div>
          ${isMember.value &&
          replying !== null &&
          html`
            <${MessageForm}
              key=${replying}
              isAsked=${replying === 'user'}
              label=${t('thread.reply')}
              draft="reply.${thread.thread_id}"
              send=${(/** @type {string} */ message) =>
                post(`projects/${thread.project_id}/threads`, {
                  thread_type: 'COMMENT',
                  message,
                  parent_thread_id: thread.thread_id,
                })}
              close=${() => setReplying(null)}
              reload=${() => {
                setReplied(true);
                reload();
              }}
            />
          `}
          ${mayEdit &&
          editing !== null &&
          html`
            <${MessageForm}
              key=${editing}
              isAsked=${editing === 'user'}
              label=${t('action.edit')}
              draft="edit.${thread.thread_id}"
              start=${thread.message}
              send=${(/** @type {string} */ message) => put(`threads/${thread.thread_id}`, { message })}
              close=${() => setEditing(null)}
              reload=${reload}
            />
          `}
        </div>
      </div>
      ${replies.length > 0 &&
      html`
        <div hidden=${!isOpen}>
          <${LongList} class="threads" items=${replies} isWhole=${hasReplied}>
            ${(/** @type {any} */ reply) => html`
              <${Thread} key=${reply.thread_id} thread=${reply} children=${children} moderates=${moderates} reload=${reload} />
            `}
          <//>
        </div>
      `}
    </li>
  `;
}

/**
 * Returns `draft` if a form is open from the start because it has a draft; otherwise null.
 * @param {string} draft
 * @returns {'draft' | 'user' | null}
 */
const openBy = (draft) => (hasDraft(draft) ? 'draft' : null);

/**
 * The votes of an entry as they were last loaded, or as the answer to the reader's vote has them. The buttons show the
 * vote of the reader; a second click withdraws it.
 * @param {{thread: any}} props
 */
function Votes({ thread }) {
  const [votes, setVotes] = useState(thread);
  useEffect(() => setVotes(thread), [thread]);
  const mine = votes.my_vote ?? 0;

  /** @param {number} value */
  async function vote(value) {
    try {
      const answer = await put(`threads/${thread.thread_id}/vote`, { value: mine === value ? 0 : value });
      setVotes((/** @type {any} */ present) => ({ ...present, ...answer }));
    } catch (failure) {
      announceError(failure);
    }
  }

  return html`
    <div class="votes">
      ${[1, -1].map((value) => {
        const count = value === 1 ? votes.up_vote : votes.down_vote;
        return html`
          <${Button}
            key=${value}
            kind="vote"
            aria-pressed=${mine === value ? 'true' : 'false'}
            aria-label=${t(value === 1 ? 'vote.up' : 'vote.down', { count })}
            disabled=${!isMember.value}
            onClick=${() => vote(value)}
          >
            <span aria-hidden="true">${value === 1 ? '▲' : '▼'} ${number(count)}</span>
          <//>
        `;
      })}
    </div>
  `;
}
