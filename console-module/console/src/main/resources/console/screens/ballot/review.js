import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { money, number, t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';
import { ErrorNotice, Notice } from 'console/ui/feedback.js';
import { hasPoints, standing } from 'console/voting/limits.js';

/**
 * The second step of a ballot: the voter checks all choices before the ballot is cast.
 * @param {{cycle: any, choices: any[], byId: Map<number, any>, isChange: boolean, cast: () => Promise<void>, back: () => void}} props
 */
export function Review({ cycle, choices, byId, isChange, cast, back }) {
  const [error, setError] = useState(/** @type {Error | undefined} */ (undefined));
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    heading.current?.focus();
    scrollTo({ top: 0 });
  }, []);

  async function submit() {
    setError(undefined);
    try {
      await cast();
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
    }
  }

  return html`
    <div class="narrow-start stack">
      <h2 ref=${heading} tabindex="-1">${t('review.title')}</h2>
      ${choices.length === 0
        ? html`<${Notice} kind="warning" title=${t('review.empty')}><p>${t('review.empty-text')}</p><//>`
        : html`<${Choices} cycle=${cycle} choices=${choices} byId=${byId} />`}
      <p>${standing(cycle, choices, byId).sentences.join(' · ')}</p>
      <p class="muted">${t(isChange ? 'review.change' : 'review.secret')}</p>
      ${error && html`<${ErrorNotice} error=${error} />`}
      <div class="actions">
        <${Button} kind="primary" onClick=${submit}>${t('review.cast')}<//>
        <${Button} onClick=${back}>${t('review.back')}<//>
      </div>
    </div>
  `;
}

/**
 * The votes of a ballot as a table.
 * @param {{cycle: any, choices: any[], byId: Map<number, any>}} props
 */
export function Choices({ cycle, choices, byId }) {
  const { type } = cycle.ballot;
  return html`
    <table>
      <thead>
        <tr>
          ${type === 'ordinal' && html`<th scope="col">${t('review.rank')}</th>`}
          <th scope="col">${t('review.proposal')}</th>
          ${hasPoints(type) && html`<th scope="col" class="number">${t('review.points')}</th>`}
          <th scope="col" class="number">${t('review.cost')}</th>
        </tr>
      </thead>
      <tbody>
        ${choices.map(
          ({ id, points }, index) => html`
            <tr key=${id}>
              ${type === 'ordinal' && html`<td>${number(index + 1)}</td>`}
              <td><bdi>${byId.get(id)?.name ?? id}</bdi></td>
              ${hasPoints(type) && html`<td class="number">${number(points)}</td>`}
              <td class="number">${byId.has(id) ? money(byId.get(id).cost, cycle.currency) : ''}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
