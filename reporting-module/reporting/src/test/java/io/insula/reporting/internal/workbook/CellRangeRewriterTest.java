package io.insula.reporting.internal.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellRangeRewriterTest {
  private final CellRangeRewriter ranges =
      new CellRangeRewriter(
          Map.of(
              "Chart data",
              new CellRangeRewriter.FilledRows(4, Map.of(0, 20L, 1, 20L, 7, 0L)),
              "Results",
              new CellRangeRewriter.FilledRows(4, Map.of(0, 3L, 1, 3L, 2, 3L))),
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
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "IF(C4>1,\"see C4\",\"Results!A4\"); IF(C4:C6>1,\"see C4\",\"Results!A4\")",
        "\"it's A4\"&B4&\"'\"; \"it's A4\"&B4:B6&\"'\"",
        "\"say \"\"A4\"\" \"&C4; \"say \"\"A4\"\" \"&C4:C6",
        "'a\"b'!$4:$4+C4&\"A4\"; 'a\"b'!$4:$4+C4:C6&\"A4\"",
        "'A4'!Total+C4; 'A4'!Total+C4:C6",
        "SUM(Votes[C4],Votes[[#All],[B4]])+C4; SUM(Votes[C4],Votes[[#All],[B4]])+C4:C6",
        "[1]Results!A4:A4+C4; [1]Results!A4:A4+C4:C6",
        "ZZZ4+XFE4:XFE4+C4; ZZZ4+XFE4:XFE4+C4:C6"
      })
  void a_text_or_a_name_that_looks_like_a_reference_is_kept(String before, String after) {
    assertThat(ranges.stretch(before, "Results")).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ID20260101001+1", "Results!A99999999999", "A4294967300:B4294967300"})
  void a_name_with_a_long_number_is_kept(String formula) {
    assertThat(ranges.stretch(formula, "Results")).isEqualTo(formula);
    assertThat(ranges.isEmpty(formula)).isFalse();
  }

  @Test
  void a_string_literal_does_not_make_a_chart_empty() {
    assertThat(ranges.isEmpty("IF(TRUE,\"'Chart data'!$H$4\",'Chart data'!$A$4)")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'Chart data'!$H$4:$H$4", "'Chart data'!$H$4"})
  void a_chart_of_a_table_without_rows_is_recognized_as_empty(String range) {
    assertThat(ranges.isEmpty(range)).isTrue();
    assertThat(ranges.isEmpty("'Chart data'!$A$4:$A$4")).isFalse();
    assertThat(ranges.isEmpty("'Chart data'!$H$3")).isFalse();
  }
}
