package io.insula.kernel.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormulaEscaperTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://example.org\",\"x\")",
        "+1",
        "-5 degrees",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\ttab",
        "  =1",
        "\u00a0=1",
        "\u3000\u200b=1",
        "\ufeff=1",
        "\u202e=1",
        "\u0000=1",
        "\u000b-1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "﹦1",
        " ＝1",
        "'=1",
        "''-1"
      })
  void a_text_that_a_program_could_run_gets_an_apostrophe(String text) {
    assertThat(CsvFormulaEscaper.harmless(text)).isEqualTo("'" + text);
    assertThat(CsvFormulaEscaper.original("'" + text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Trees",
        "'quoted",
        "a=b",
        "1+1",
        "5-a-side",
        "x@example.org",
        "\uD83C\uDF33 =1",
        "حديقة",
        "—dash",
        "\"=1\"",
        "(=1)"
      })
  void any_other_text_stays_as_it_is(String text) {
    assertThat(CsvFormulaEscaper.harmless(text)).isEqualTo(text);
    assertThat(CsvFormulaEscaper.original(text)).isEqualTo(text);
  }
}
