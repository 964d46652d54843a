package io.insula.reporting.internal.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.reporting.internal.FakeCycles;
import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.insula.reporting.internal.sheets.ReportBuilder;
import io.insula.reporting.internal.sheets.ReportColumn;
import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.sheets.SampleSnapshots;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WholeReportTest {
  @Test
  void every_value_of_a_real_report_is_written() {
    try (var google = FakeGoogle.start()) {
      var template = google.addSpreadsheet("Template", "overview", "results", "charts");
      try (var server = SpreadsheetTestServer.start(google, template)) {
        var parts = SampleSnapshots.counted(2000).toList();
        server.bean(FakeCycles.class).put(parts);
        var report = ReportBuilder.of(parts.stream(), () -> {});

        var id = server.publish(report);

        assertThat(report.sheets()).hasSizeGreaterThan(5);
        for (var sheet : report.sheets()) {
          assertThat(google.shown(id).get(sheet.name())).as(sheet.name()).isEqualTo(table(sheet));
        }
        assertThat(google.shown(id)).containsKey("charts");
      }
    }
  }

  private static List<List<Object>> table(ReportSheet sheet) {
    var heading = sheet.columns().stream().<Object>map(ReportColumn::heading).toList();
    try (var rows = sheet.rows().get()) {
      return Stream.concat(Stream.of(heading), rows.map(WholeReportTest::shown)).toList();
    }
  }

  private static List<Object> shown(List<?> row) {
    var shown = row.stream().map(WholeReportTest::shown).toList();
    var length = shown.size();
    while (length > 0 && shown.get(length - 1).equals("")) {
      length--;
    }
    return shown.subList(0, length);
  }

  private static Object shown(Object value) {
    return switch (value) {
      case BigDecimal number -> number.doubleValue();
      case Number number -> (Object) number.doubleValue();
      case Boolean flag -> flag;
      case null, default -> Objects.toString(value, "");
    };
  }
}
