/** The elements that can get the focus when the focused button is removed from the page. */
const PLACES = 'li, section, dialog, main';

/**
 * Moves the focus of a button that is being removed to the nearest element around it that stays on the page. So
 * keyboard and screen reader continue there and not at the top of the page. If this element has a field with
 * `autofocus`, the field gets the focus.
 * @param {HTMLElement} button
 */
export function focusNear(button) {
  /** @type {HTMLElement[]} */
  const around = [];
  for (let place = button.parentElement?.closest(PLACES); place; place = place.parentElement?.closest(PLACES)) {
    around.push(/** @type {HTMLElement} */ (place));
  }
  requestAnimationFrame(() => {
    const place = around.find((each) => each.isConnected);
    if (document.activeElement !== document.body || place === undefined) {
      return;
    }
    const field = /** @type {HTMLElement | null} */ (place.querySelector('[autofocus]'));
    if (field === null) {
      place.tabIndex = -1;
    }
    (field ?? place).focus({ preventScroll: true });
  });
}
