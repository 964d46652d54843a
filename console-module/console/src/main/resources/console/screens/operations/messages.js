import { post } from 'console/api.js';
import { html } from 'console/html.js';
import { dateTime, number, t } from 'console/i18n.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { ConfirmButton } from 'console/ui/dialog.js';
import { announce, Empty, ListEnd } from 'console/ui/feedback.js';
import { FormError, useAction } from 'console/ui/form.js';
import { useList } from 'console/ui/resource.js';
import { InEnglish } from 'console/ui/server-text.js';

/** The messages between apps that could not be delivered and are not retried any more. */
export function Messages() {
  const failed = useList('outbox/failed', 'messages', { limit: 20 });
  const { error, run } = useAction();

  /** @param {string} path */
  async function retry(path) {
    const { retried } = await post(path);
    announce(t('operations.retried', { count: retried }));
  }

  async function retryAll() {
    await retry('outbox/failed/retry');
    failed.reload();
  }

  /** @param {any} message */
  async function retryOne(message) {
    await retry(`outbox/failed/${message.id}/retry`);
    failed.remove(message);
  }

  return html`
    <section aria-labelledby="failed">
      <div class="section-heading">
        <h2 id="failed">${t('operations.failed')}</h2>
        <div class="actions">
          <${Button} kind="quiet" onClick=${failed.reload}>${t('action.refresh')}<//>
          ${(failed.items?.length ?? 0) > 0 &&
          html`
            <${ConfirmButton}
              text=${t('operations.retry-all')}
              title=${t('operations.retry-all')}
              confirm=${t('operations.retry-all')}
              onConfirm=${retryAll}
            >
              <p>${t('operations.retry-all-text')}</p>
            <//>
          `}
        </div>
      </div>
      ${error && html`<${FormError} error=${error} />`}
      ${failed.items?.length === 0 && !failed.hasMore && html`<${Empty} title=${t('operations.none-failed')}><${ScreenLink} class="button" to="operations?part=apps">${t('operations.apps')}<//><//>`}
      <ul class="tasks">
        ${(failed.items ?? []).map(
          (/** @type {any} */ message) => html`
            <${Message}
              key=${message.id}
              message=${message}
              retry=${() => run(() => retryOne(message))}
            />
          `,
        )}
      </ul>
      <${ListEnd} of=${failed} />
    </section>
  `;
}

/** @param {{message: any, retry: () => Promise<void>}} props */
function Message({ message, retry }) {
  return html`
    <li class="panel">
      <div class="task-head">
        <h3><bdi>${message.topic}</bdi> <span class="count">${t('operations.message', { id: number(message.id, { useGrouping: false }) })}</span></h3>
        <${Button} onClick=${retry}>${t('action.retry')}<//>
      </div>
      <p class="field-error"><${InEnglish} text=${message.error} /></p>
      <p class="muted small">
        ${t('operations.message-times', {
          sent: dateTime(message.sent_at),
          failed: dateTime(message.failed_at),
          count: message.attempts,
        })}
      </p>
      <details>
        <summary>${t('operations.payload')}</summary>
        <pre class="code-block" tabindex="0">${JSON.stringify(message.payload, null, 2)}</pre>
        <p class="muted small">${t('operations.message-ids', { key: message.delivery_key, trace: message.trace_id })}</p>
      </details>
    </li>
  `;
}
