package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.folders.WorkFolders;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportBuilder;
import io.insula.reporting.internal.sheets.ReportColumn;
import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.sheets.SampleSnapshots;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Writes and checks a workbook of many rows, in a separate process with little memory. */
final class LargeReportProgram {
  private LargeReportProgram() {}

  /** The arguments are the path of the workbook and the number of rows. */
  public static void main(String[] arguments) {
    var file = Path.of(arguments[0]);
    var report = of(Long.parseLong(arguments[1]));
    var filler =
        new TemplateFiller(
            new TemplateFile("", new WorkFolders(Path.of(""), Clock.systemUTC())).template(),
            TemplateFiller.MAX_ROWS);
    filler.write(report, file, () -> {});
    filler.check(report, file, () -> {});
  }

  private static Report of(long rowCount) {
    var head = ReportBuilder.of(SampleSnapshots.counted(0), () -> {}).head();
    List<ReportColumn> columns = Objects.requireNonNull(ReportBuilder.columns().get("results"));
    return new Report(
        head,
        List.of(
            new ReportSheet(
                "results",
                columns,
                rowCount,
                () -> LongStream.range(0, rowCount).mapToObj(LargeReportProgram::row))));
  }

  private static List<@Nullable Object> row(long i) {
    var cost = BigDecimal.valueOf(i * 137 + 1, 2);
    return Arrays.asList(i + 1, i, "Proposal " + i, cost, i % 5_000, cost, i % 2 == 0, 1, null);
  }
}
