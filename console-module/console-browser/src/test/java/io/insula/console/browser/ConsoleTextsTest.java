package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the texts that tests expect with those that the console shows. */
@InBrowser
class ConsoleTextsTest {
  private static final int NUMBERS = 1_200;

  @ParameterizedTest
  @ValueSource(strings = {"en", "pl", "ar"})
  void a_count_has_the_plural_form_that_the_browser_chooses(
      String language, ConsoleWindows visits) {
    var chosen =
        visits
            .anonymous(WindowSettings.NARROW)
            .page()
            .evaluate(
                """
                ([language, numbers]) => {
                  const rules = new Intl.PluralRules(language);
                  return Array.from({ length: numbers }, (_, number) => rules.select(number));
                }
                """,
                List.of(language, NUMBERS));

    assertThat(
            LongStream.range(0, NUMBERS)
                .mapToObj(number -> ConsoleTexts.pluralForm(language, number))
                .toList())
        .isEqualTo(chosen);
  }

  @Test
  void a_text_has_the_form_of_its_count() {
    var polish = new ConsoleTexts("pl");

    assertThat(polish.of("table.more", "count", 3)).isEqualTo("Pokaż jeszcze 3 wiersze");
    assertThat(polish.of("table.more", "count", "1 005")).isEqualTo("Pokaż jeszcze 1 005 wierszy");
    assertThatThrownBy(() -> polish.of("table.more"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs a count");
  }
}
