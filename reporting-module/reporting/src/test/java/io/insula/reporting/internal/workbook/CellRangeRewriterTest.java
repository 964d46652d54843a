package io.insula.reporting.internal.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellRangeRewriterTest {
  private final CellRangeRewriter ranges =
      new CellRangeRewriter(
          Map.of(
              "Chart data",
              new CellRangeRewriter.Filled(4, Map.of(0, 20L, 1, 20L, 7, 0L)),
              "Results",
              new CellRangeRewriter.Filled(4, Map.of(0, 3L, 1, 3L, 2, 3L))),
          Map.of("{{cycle.name}}", "Bob's"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'Chart data'!$A$4:$A$4, 'Chart data'!$A$4:$A$23",
        "'Chart data'!$B$4, 'Chart data'!$B$4:$B$23",
        "Results!$A$3:$C$4, Results!$A$3:$C$6",
        "SUM(C4:C4)/COUNT(B$4:B$4), SUM(C4:C6)/COUNT(B$4:B$6)",
        "Results!$A$3, Results!$A$3",
        "Results!$4:$4, Results!$4:$4",
        "Other!$A$4:$A$4, Other!$A$4:$A$4",
        "'Chart data'!$H$4:$H$4, 'Chart data'!$H$4:$H$4",
        "'{{cycle.name}}'!$A$1:$B$2, 'Bob''s'!$A$1:$B$2",
        "LOG10(5)+XA44, LOG10(5)+XA44"
      })
  void references_to_the_sample_row_reach_over_the_rows(String before, String after) {
    assertThat(ranges.stretch(before, "Results")).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'Chart data'!$H$4:$H$4", "'Chart data'!$H$4"})
  void a_chart_of_a_table_without_rows_is_recognized_as_empty(String range) {
    assertThat(ranges.isEmpty(range)).isTrue();
    assertThat(ranges.isEmpty("'Chart data'!$A$4:$A$4")).isFalse();
    assertThat(ranges.isEmpty("'Chart data'!$H$3")).isFalse();
  }
}
