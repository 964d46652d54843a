package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests how the console writes amounts of money. */
@InBrowser
class AmountsTest {
  private static final String WRITTEN =
      """
      async (amounts) => {
        const { money } = await import('console/i18n.js');
        return amounts.map(([amount, currency]) => money(amount, currency));
      }
      """;

  @Test
  void no_amount_is_written_as_zero_unless_it_is(ConsoleWindows visits) {
    var page = visits.anonymous(WindowSettings.WIDE).open("").page();
    var amounts =
        List.of(
            List.of(0.2, "JPY"),
            List.of(0, "JPY"),
            List.of(1234, "JPY"),
            List.of(0.004, "EUR"),
            List.of(1.5, "EUR"),
            List.of(33.333333, "EUR"),
            List.of(1.234, "KWD"),
            List.of(0.000001, "points"));

    assertThat(page.evaluate(WRITTEN, amounts))
        .isEqualTo(
            List.of(
                "\u00a50.2",
                "\u00a50",
                "\u00a51,234",
                "\u20ac0.004",
                "\u20ac1.50",
                "\u20ac33.33",
                "KWD\u00a01.234",
                "0.000001 points"));
  }
}
