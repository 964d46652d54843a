import { post, put } from 'console/api.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { ConfirmButton } from 'console/ui/dialog.js';
import { useUnreachableDrafts } from 'console/ui/draft.js';
import { announce } from 'console/ui/feedback.js';

/**
 * A button by which a member reports an entry to the moderators.
 * @param {{thread: any}} props
 */
export function ReportButton({ thread }) {
  /** @param {string} reason */
  async function report(reason) {
    await post(`threads/${thread.thread_id}/reports`, { reason });
    announce(t('moderation.reported'));
  }
  return html`
    <${ConfirmButton}
      kind="quiet"
      text=${t('moderation.report')}
      title=${t('moderation.report-title')}
      confirm=${t('moderation.report-send')}
      reason=${t('moderation.report-reason')}
      draft=${`report.${thread.thread_id}`}
      onConfirm=${report}
    >
      <p>${t('moderation.report-text')}</p>
      <${Quote} thread=${thread} />
    <//>
  `;
}

/**
 * A button by which a moderator hides an entry.
 * @param {{thread: any, onDone: () => void, kind?: string}} props
 */
export function HideButton({ thread, onDone, kind = 'quiet' }) {
  /** @param {string} reason */
  async function hide(reason) {
    await put(`threads/${thread.thread_id}/visibility`, { hidden: true, reason });
    announce(t('moderation.hidden-now'));
    onDone();
  }
  return html`
    <${ConfirmButton}
      kind=${kind}
      text=${t('moderation.hide')}
      title=${t('moderation.hide-title')}
      confirm=${t('moderation.hide')}
      reason=${t('moderation.hide-reason')}
      draft=${`hide.${thread.thread_id}`}
      onConfirm=${hide}
    >
      <p>${t('moderation.hide-text')}</p>
      <${Quote} thread=${thread} />
    <//>
  `;
}

/**
 * A button by which a moderator shows a hidden entry again, or dismisses the reports on a visible entry.
 * @param {{thread: any, onDone: () => void, kind?: string}} props
 */
export function ShowButton({ thread, onDone, kind }) {
  const action = thread.hidden ? 'show' : 'keep';
  /** @param {string} reason */
  async function show(reason) {
    await put(`threads/${thread.thread_id}/visibility`, { hidden: false, reason });
    announce(t(`moderation.${action}-done`));
    onDone();
  }
  return html`
    <${ConfirmButton}
      kind=${kind}
      text=${t(`moderation.${action}`)}
      title=${t(`moderation.${action}-title`)}
      confirm=${t(`moderation.${action}`)}
      reason=${t('moderation.note')}
      draft=${`${action}.${thread.thread_id}`}
      onConfirm=${show}
    >
      <p>${t(`moderation.${action}-text`)}</p>
    <//>
  `;
}

/** The actions on a hidden entry, and those on a visible one, as in the names of their drafts. */
const ACTIONS = { hidden: ['show'], visible: ['report', 'hide', 'keep'] };

/**
 * Deletes the drafts of actions that entries no longer offer, because they were hidden or shown again.
 * @param {any[]} threads
 */
export function useDraftsOfActions(threads) {
  useUnreachableDrafts(
    (name) => {
      const [action, id] = name.split('.');
      const others = (/** @type {any} */ { hidden }) => (hidden ? ACTIONS.visible : ACTIONS.hidden);
      return threads.some((thread) => String(thread.thread_id) === id && others(thread).includes(action));
    },
    [threads],
  );
}

/** @param {{thread: any}} props */
function Quote({ thread }) {
  return html`
    <blockquote class="quote">
      <p class="message" dir="auto">${thread.message}</p>
      <p class="muted small"><bdi>${thread.author}</bdi></p>
    </blockquote>
  `;
}
