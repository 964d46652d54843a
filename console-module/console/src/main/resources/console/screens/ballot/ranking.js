import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';
import { Empty } from 'console/ui/feedback.js';
import { moved, toggled } from 'console/voting/choices.js';

/**
 * The order of an ordinal ballot, changed by buttons.
 * @param {{choices: import('console/voting/limits.js').Choices, byId: Map<number, any>,
 *   setChoices: (choices: import('console/voting/limits.js').Choices) => void}} props
 */
export function Ranking({ choices, byId, setChoices }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const [news, setNews] = useState('');
  const focused = useRef(/** @type {{id?: number, by?: number}} */ ({}));

  // The focus follows a moved entry. At an end of the list, the pressed button becomes disabled; then the first
  // enabled button of the entry gets the focus.
  useEffect(() => {
    const { id, by } = focused.current;
    if (id !== undefined) {
      const entry = list.current?.querySelector(`[data-entry="${id}"]`);
      const same = /** @type {HTMLElement | null} */ (entry?.querySelector(`[data-by="${by}"]:enabled`));
      (same ?? /** @type {HTMLElement | null} */ (entry?.querySelector('button:enabled')))?.focus();
      focused.current = {};
    }
  });

  /**
   * @param {number} id
   * @param {number} by
   */
  function move(id, by) {
    const next = moved(choices, id, by);
    focused.current = { id, by };
    setChoices(next);
    setNews(t('ranking.moved', { name: byId.get(id).name, rank: next.findIndex((each) => each.id === id) + 1 }));
  }

  return html`
    <section class="ranking" aria-labelledby="ranking">
      <h2 id="ranking">${t('ranking.title')}</h2>
      <p class="visually-hidden" role="status">${news}</p>
      ${choices.length === 0 && html`<${Empty} title=${t('ranking.none')}><p>${t('ranking.none-text')}</p><//>`}
      <ol class="ranking-list" ref=${list}>
        ${choices.map(({ id }, index) => {
          const { name } = byId.get(id);
          return html`
            <li key=${id} class="ranking-entry" data-entry=${id}>
              <span class="ranking-name"><bdi>${name}</bdi></span>
              <span class="actions">
                ${[-1, 1].map((by) => {
                  const isEnd = index + by < 0 || index + by >= choices.length;
                  return html`
                    <${Button}
                      key=${by}
                      aria-label=${t(by < 0 ? 'ranking.up' : 'ranking.down', { name })}
                      data-by=${by}
                      disabled=${isEnd}
                      onClick=${() => move(id, by)}
                    >
                      <span aria-hidden="true">${by < 0 ? '↑' : '↓'}</span>
                    <//>
                  `;
                })}
                <${Button}
                  kind="quiet"
                  aria-label=${t('ranking.remove-name', { name })}
                  onClick=${() => setChoices(toggled('ordinal', choices, id))}
                >
                  ${t('ranking.remove')}
                <//>
              </span>
            </li>
          `;
        })}
      </ol>
    </section>
  `;
}
