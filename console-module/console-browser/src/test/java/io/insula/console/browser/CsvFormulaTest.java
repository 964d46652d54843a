package io.insula.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.kernel.base.text.CsvFormulaEscaper;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Checks that the console escapes the same CSV cells as the server, and in the same way: those that
 * a spreadsheet program could run as a formula.
 */
@InBrowser
class CsvFormulaTest {
  private static final String CELLS =
      """
      async (texts) => {
        const { csvOf } = await import('console/voting/csv.js');
        return texts.map((text) => csvOf([[text]]).replace(/\\r\\n$/, '').replace(/^"|"$/g, ''));
      }
      """;

  @Test
  void a_text_that_a_program_could_run_gets_an_apostrophe_as_on_the_server(ConsoleWindows visits) {
    var visit = visits.anonymous(WindowSettings.WIDE).open("");
    var texts =
        List.of(
            "=1",
            "+1",
            "-A",
            "@x",
            "\uff1d1",
            "\ufe661",
            " =1",
            "\u200b=1",
            "\u00a0\uff0b1",
            "\ttab",
            "\n=1",
            "\r1",
            " \n1",
            "'=1",
            "''-1",
            "' @x",
            "'a",
            "a=1",
            "Trees",
            "(=1)",
            "\u20141",
            "");

    assertThat((List<?>) visit.page().evaluate(CELLS, texts))
        .isEqualTo(texts.stream().map(CsvFormulaEscaper::harmless).toList());
  }
}
