package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Measures how far the parts of a screen jump while the screen loads. */
final class LayoutShifts {
  /**
   * The largest sum of the layout shifts of a screen. Up to 0.1, users perceive a page as stable
   * (web.dev/articles/cls).
   */
  private static final double MAX_SHIFT = 0.1;

  /**
   * Delays each answer of the server, so that the browser paints each state of the screen, and
   * records what moves.
   */
  private static final String SLOW_AND_RECORDED =
      """
      const send = window.fetch;
      window.fetch = async (...request) => {
        const answer = await send(...request);
        await new Promise((resolve) => setTimeout(resolve, 60));
        return answer;
      };
      window.shifts = [];
      const textOf = ({ node, previousRect: old, currentRect: now }) =>
        `${node?.nodeName} ${node?.className} from ${old.y} + ${old.height} to ${now.y} + ${now.height}`;
      new PerformanceObserver((list) =>
        list.getEntries()
          .filter((each) => !each.hadRecentInput)
          .forEach(({ value, sources }) => window.shifts.push({ value, text: `${value}: ${sources.map(textOf).join(', ')}` })),
      ).observe({ type: 'layout-shift', buffered: true });
      """;

  private static final String TOO_FAR =
      """
      async (most) => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const sum = window.shifts.reduce((total, { value }) => total + value, 0);
        return sum > most ? window.shifts.map(({ text }) => text).join('\\n') : '';
      }
      """;

  private LayoutShifts() {}

  /** Records the shifts of each page that this window loads from now on. */
  static void recordIn(Page page) {
    page.addInitScript(SLOW_AND_RECORDED);
  }

  /** Asserts that the present page hardly moved since it was loaded. */
  static void assertFew(Page page) {
    assertThat((String) page.evaluate(TOO_FAR, MAX_SHIFT)).as("Jumps on " + page.url()).isEmpty();
  }
}
