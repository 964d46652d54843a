package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * Somebody who uses the console without a mouse. At each stop it checks that the focus can be seen:
 * it is in the window, nothing covers it, and it has a frame.
 */
record Keyboard(Visit visit) {
  private static final int MOST_STOPS = 150;

  /** Returns what is wrong with the focused element, or nothing. */
  private static final String HIDDEN_FOCUS =
      """
      () => {
        const e = document.activeElement;
        if (!e || e === document.body || e.closest('h1, h2, main:focus')) {
          return '';
        }
        const target = e.closest('label') ?? e;
        const { left, top, width, height } = (e.matches('input') ? e : target).getBoundingClientRect();
        const x = left + width / 2;
        const y = top + Math.min(height / 2, innerHeight / 2);
        const above = document.elementFromPoint(x, y);
        const name = e.tagName + ' ' + (e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 60);
        if (!above || !(target.contains(above) || above.contains(e))) {
          return `${name} is hidden by ${above?.tagName} ${above?.className} at ${x}, ${y} of ${innerWidth} x ${innerHeight}`;
        }
        return getComputedStyle(e).outlineStyle === 'none' ? `${name} has no frame` : '';
      }
      """;

  private Page page() {
    return visit.page();
  }

  /** Moves the focus on to an element, and around the whole page if need be. */
  Keyboard reach(Locator wanted) {
    wanted.first().waitFor();
    for (var stop = 0; stop < MOST_STOPS; stop++) {
      if (isFocused(wanted)) {
        return this;
      }
      page().keyboard().press("Tab");
      assertThat((String) page().evaluate(HIDDEN_FOCUS)).as(page().url()).isEmpty();
    }
    throw new AssertionError("The keyboard does not reach " + wanted + " on " + page().url());
  }

  /** Visits every stop of the page once. */
  void walk() {
    for (var stop = 0; stop < MOST_STOPS; stop++) {
      page().keyboard().press("Tab");
      assertThat((String) page().evaluate(HIDDEN_FOCUS)).as(page().url()).isEmpty();
      if (page().evaluate("() => document.activeElement === document.body").equals(true)) {
        return;
      }
    }
  }

  private static boolean isFocused(Locator wanted) {
    return wanted.first().evaluate("e => e === document.activeElement").equals(true);
  }

  /** Reaches a button or a link and presses it. */
  Keyboard press(Locator wanted) {
    reach(wanted);
    page().keyboard().press("Enter");
    visit.calm();
    return this;
  }

  /** Reaches a box or a radio button and chooses it. */
  Keyboard choose(Locator wanted) {
    reach(wanted);
    page().keyboard().press("Space");
    return this;
  }

  /** Reaches a field and types over what is in it. */
  Keyboard type(Locator wanted, String text) {
    reach(wanted);
    page().keyboard().press("ControlOrMeta+a");
    page().keyboard().type(text);
    return this;
  }
}
