import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';
import { Notice } from 'console/ui/feedback.js';
import { useThrottled } from 'console/ui/throttle.js';
import { standing } from 'console/voting/limits.js';

/** The shortest time between two announcements to screen readers, in milliseconds. */
const ANNOUNCE_INTERVAL_MS = 1_500;

/** The least distance between the focus and the bar, in pixels. */
const MIN_FOCUS_DISTANCE = 16;

/**
 * The bar at the lower edge of the ballot: how much the voter can still spend or choose, and the button to the
 * review.
 * @param {{cycle: any, choices: any, byId: Map<number, any>, broken: string[], review: () => void, clear: () => void}} props
 */
export function BudgetBar({ cycle, choices, byId, broken, review, clear }) {
  const { sentences, share, isOver } = standing(cycle, choices, byId);
  const bar = useRoomBelow();
  const announced = useThrottled(sentences.join('. '), ANNOUNCE_INTERVAL_MS);
  return html`
    <div class="budget-bar" ref=${bar} role="region" aria-label=${t('standing.label')} data-over=${isOver}>
      ${broken.length > 0 &&
      html`
        <${Notice} kind="error" title=${t('broken.title')}>
          <ul class="plain-list">${broken.map((each) => html`<li key=${each}>${each}</li>`)}</ul>
        <//>
      `}
      <progress class="budget-progress" max="1" value=${Math.min(1, share)} aria-hidden="true" />
      <div class="budget-line">
        <p class="budget-words">
          ${sentences.map((each, index) => html`<span key=${index}>${each}</span>`)}
        </p>
        <div class="actions">
          ${choices.length > 0 && html`<${Button} kind="quiet" onClick=${clear}>${t('ballot.clear')}<//>`}
          <${Button} kind="primary" onClick=${review}>${t('ballot.review')}<//>
        </div>
      </div>
      <p class="visually-hidden" role="status" aria-live="polite">${announced}</p>
    </div>
  `;
}

/**
 * Keeps as much room at the lower edge of the window as a bar there covers, so that it never hides the focus. The
 * height of the bar depends on the language, the ballot and its errors.
 * @returns {{current: HTMLElement | null}} the reference to the bar
 */
function useRoomBelow() {
  const bar = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const element = /** @type {HTMLElement} */ (bar.current);
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => (style.scrollPaddingBlockEnd = `${element.offsetHeight + MIN_FOCUS_DISTANCE}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.scrollPaddingBlockEnd = '';
    };
  }, []);
  return bar;
}
