package io.insula.reporting.internal.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellStylesTest {
  @ParameterizedTest
  @CsvSource({
    "=1, true",
    "-A, true",
    "\uff1d1, true",
    "'\t1', true",
    "'\n=1', true",
    "' =1', true",
    "\u200b@x, true",
    "a=1, false",
    "Trees, false"
  })
  void a_text_that_a_program_could_run_is_quoted(String text, boolean isQuoted) throws IOException {
    try (var workbook = new XSSFWorkbook()) {
      var style = new CellStyles(workbook).of(0, new CellContent.Text(text));

      assertThat(style.getQuotePrefixed()).isEqualTo(isQuoted);
    }
  }
}
