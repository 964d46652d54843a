package io.insula.console.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** Finds faults of accessibility on a screen that axe does not find. Each fault is one line. */
final class AccessibilityChecks {
  private static final String NAMED =
      "const named = (e) => e.tagName + ' ' + (e.className.baseVal ?? e.className) + ' '"
          + " + (e.getAttribute('aria-label') ?? e.textContent).trim().slice(0, 40);";

  /**
   * Finds links, buttons and fields that are smaller than 24 pixels. Links inside of sentences may
   * be smaller in WCAG 2.2.
   */
  private static final String SMALL_TARGETS =
      """
      () => {
        %s
        const isInline = (e) => e.tagName === 'A' && getComputedStyle(e).display === 'inline';
        const areaOf = (e) => (e.closest('label') ?? e).getBoundingClientRect();
        return [...document.querySelectorAll('a, button, input, select, textarea, summary, [role=button], [role=tab]')]
          .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !isInline(e) && !e.closest('.skip'))
          .map((e) => [e, areaOf(e)])
          .filter(([, { width, height }]) => width > 0 && (width < 23.9 || height < 23.9))
          .map(([e, { width, height }]) => `${named(e)}: ${width} x ${height}`);
      }
      """
          .formatted(NAMED);

  /**
   * Returns the width of the page and the first five elements beyond an edge; nothing if the page
   * is not wider than its window.
   */
  private static final String TOO_WIDE =
      """
      () => {
        %s
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) {
          return [];
        }
        const beyond = [...document.querySelectorAll('body *')].filter((e) => {
          const { left, right } = e.getBoundingClientRect();
          return right > width + 1 || left < -1;
        });
        return ['page: ' + document.documentElement.scrollWidth, ...beyond.slice(0, 5).map(named)];
      }
      """
          .formatted(NAMED);

  private static final String MOVING =
      """
      () => document.getAnimations()
        .filter((each) => each.playState === 'running' && each.effect.getComputedTiming().duration > 1)
        .map((each) => each.animationName ?? each.transitionProperty)
      """;

  /**
   * Finds fields that have no border, and buttons that have neither a border nor a text nor a
   * picture. A border of the parent element counts, too. Forced colours remove backgrounds and
   * shadows, so such elements would be invisible.
   */
  private static final String WITHOUT_FRAME =
      """
      () => {
        %s
        return [...document.querySelectorAll('button:not(.skip), input:not([type=checkbox], [type=radio], [type=range]), select, textarea')]
          .filter((e) => e.checkVisibility() && (!e.matches('button') || e.textContent.trim() === '' && !e.querySelector('svg')))
          .filter((e) => [e, e.parentElement].every((each) => getComputedStyle(each).borderBlockStartStyle === 'none'))
          .map(named);
      }
      """
          .formatted(NAMED);

  /**
   * Finds checkboxes and radio buttons that a long label squeezes, and captions that a user can
   * read only by scrolling sideways.
   */
  private static final String SQUEEZED =
      """
      () => {
        %s
        const boxes = [...document.querySelectorAll('input:is([type=checkbox], [type=radio])')].filter((e) => {
          const { width, height } = e.getBoundingClientRect();
          return Math.abs(width - height) > 1;
        });
        const captions = [...document.querySelectorAll('caption:not(.visually-hidden)')].filter((e) => {
          const text = document.createRange();
          text.selectNodeContents(e);
          const { left, right } = text.getBoundingClientRect();
          return left < 0 || right > innerWidth;
        });
        return [...boxes, ...captions].map(named);
      }
      """
          .formatted(NAMED);

  /** Finds select elements that are too narrow for the text of their longest option. */
  private static final String CUT_CHOICES =
      """
      () => {
        %s
        return [...document.querySelectorAll('select')].filter((e) => {
          const shown = e.offsetWidth;
          Object.assign(e.style, { inlineSize: 'max-content', maxInlineSize: 'none' });
          const whole = e.offsetWidth;
          Object.assign(e.style, { inlineSize: '', maxInlineSize: '' });
          return whole > shown + 1;
        }).map(named);
      }
      """
          .formatted(NAMED);

  private AccessibilityChecks() {}

  static List<?> squeezed(Page page) {
    return (List<?>) page.evaluate(SQUEEZED);
  }

  static List<?> cutChoices(Page page) {
    return (List<?>) page.evaluate(CUT_CHOICES);
  }

  static List<?> smallTargets(Page page) {
    return (List<?>) page.evaluate(SMALL_TARGETS);
  }

  static List<?> tooWide(Page page) {
    return (List<?>) page.evaluate(TOO_WIDE);
  }

  static List<?> moving(Page page) {
    return (List<?>) page.evaluate(MOVING);
  }

  static List<?> controlsWithoutFrame(Page page) {
    return (List<?>) page.evaluate(WITHOUT_FRAME);
  }
}
