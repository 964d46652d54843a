package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * A user who works with the keyboard alone. After each press of Tab, this class checks that the
 * user can see the focus: it is in the window, nothing covers it, and it has a frame.
 */
record KeyboardUser(ConsoleWindow visit) {
  private static final int MAX_STOPS = 150;

  /**
   * Returns why the focused element cannot be seen; empty if it can be seen, if nothing has the
   * focus, or if a heading has it. Of an element that is taller than the window, a part must be
   * seen.
   */
  private static final String HIDDEN_FOCUS =
      """
      () => {
        const e = document.activeElement;
        if (!e || e === document.body || e.closest('h1, h2, main:focus')) {
          return '';
        }
        const target = e.closest('label') ?? e;
        const { left, right, top, bottom, height } = (e.matches('input') ? e : target).getBoundingClientRect();
        const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
        const isTall = height > innerHeight;
        const y = isTall ? (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 : top + height / 2;
        const above = document.elementFromPoint(x, y);
        const name = e.tagName + ' ' + (e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 60);
        if (!above || !(target.contains(above) || above.contains(e))) {
          return `${name} is hidden by ${above?.tagName} ${above?.className} at ${x}, ${y} of ${innerWidth} x ${innerHeight}`;
        }
        return getComputedStyle(e).outlineStyle === 'none' ? `${name} has no frame` : '';
      }
      """;

  private static final String BEGIN =
      "() => { window.lastStop = document.querySelector('button'); window.lastStop.focus(); }";

  /** Returns whether a walk is over. Remembers the last stop before its end. */
  private static final String IS_AT_THE_END =
      """
      () => {
        const e = document.activeElement;
        const isEnd = e === document.body || e === document.querySelector('button');
        window.lastStop = isEnd ? window.lastStop : e;
        return isEnd;
      }
      """;

  private Page page() {
    return visit.page();
  }

  /**
   * Presses Tab until the first of the wanted elements has the focus. At the end of the page, Tab
   * starts again at its beginning.
   *
   * @throws AssertionError if the element does not have the focus after 150 stops
   */
  KeyboardUser reach(Locator wanted) {
    wanted.first().waitFor();
    for (var stop = 0; stop < MAX_STOPS; stop++) {
      if (isFocused(wanted)) {
        return this;
      }
      page().keyboard().press("Tab");
      assertThat((String) page().evaluate(HIDDEN_FOCUS)).as(page().url()).isEmpty();
    }
    throw new AssertionError("The keyboard does not reach " + wanted + " on " + page().url());
  }

  /**
   * Walks through the whole page: begins at its first button, presses Tab until the focus leaves
   * the page at its end or is at its beginning again, and then goes back by Shift+Tab. The way back
   * is different, because the page scrolls up and the stops appear at the upper edge.
   *
   * @throws AssertionError if the end, or on the way back the beginning, is not reached after 150
   *     stops
   */
  void walk() {
    page().evaluate(BEGIN);
    walk("Tab", "end");
    page().evaluate("() => window.lastStop.focus()");
    walk("Shift+Tab", "beginning");
  }

  private void walk(String key, String end) {
    for (var stop = 0; stop < MAX_STOPS; stop++) {
      page().keyboard().press(key);
      assertThat((String) page().evaluate(HIDDEN_FOCUS)).as(key + " on " + page().url()).isEmpty();
      if (page().evaluate(IS_AT_THE_END).equals(true)) {
        return;
      }
    }
    throw new AssertionError("The keyboard does not reach the " + end + " of " + page().url());
  }

  private static boolean isFocused(Locator wanted) {
    return wanted.first().evaluate("e => e === document.activeElement").equals(true);
  }

  /** Moves the focus to a button or a link, and presses it. */
  KeyboardUser press(Locator wanted) {
    reach(wanted);
    page().keyboard().press("Enter");
    visit.calm();
    return this;
  }

  /** Moves the focus to a checkbox or a radio button, and chooses it. */
  KeyboardUser choose(Locator wanted) {
    reach(wanted);
    page().keyboard().press("Space");
    return this;
  }

  /** Moves the focus to a field, and replaces its text. */
  KeyboardUser type(Locator wanted, String text) {
    reach(wanted);
    page().keyboard().press("ControlOrMeta+a");
    page().keyboard().type(text);
    return this;
  }
}
