/** The places that get the focus of a button that vanishes; the nearest one that stays on the page gets it. */
const PLACES = 'li, section, dialog, main';

/**
 * Moves the focus of a button that vanishes to the nearest place around it, so that keyboard and screen reader go
 * on from there and not from the top of the page. A new field in that place that asks for the focus gets it.
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
