package io.insula.console.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Runs axe-core in a page. */
final class Axe {
  private static final String SCRIPT = script();

  private static final String RUN =
      """
      async (rules) => {
        const options = rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {};
        const { violations } = await axe.run(document, { ...options, resultTypes: ['violations'] });
        return violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ target, html, failureSummary }) => [id, help, target.join(' '), html, failureSummary].join('; ')));
      }
      """;

  private Axe() {}

  /**
   * Asserts that axe finds nothing.
   *
   * @param rules the names of the only rules to check; all if there are none
   */
  static void findsNothingIn(Page page, String... rules) {
    if (page.evaluate("() => window.axe === undefined").equals(true)) {
      page.evaluate(SCRIPT);
    }
    assertThat((List<?>) page.evaluate(RUN, List.of(rules))).as(page.url()).isEmpty();
  }

  private static String script() {
    try (var stream = Axe.class.getResourceAsStream("/axe/axe.min.js")) {
      if (stream == null) {
        throw new IllegalStateException("axe.min.js is missing");
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
