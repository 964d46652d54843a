package io.insula.reporting.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.siegmar.fastcsv.reader.CsvReader;
import io.insula.kernel.base.Sha256;
import io.insula.reporting.internal.sheets.ReportColumn;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.sheets.SheetDigest;
import io.insula.reporting.internal.tickets.AttemptEndedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SheetCsvTest {
  private static final Runnable NO_BEAT = () -> {};

  @Test
  void each_type_of_value_has_its_own_format() throws IOException {
    var csv =
        csv(
            row("text", 1L),
            row("Parks, and \"more\"\r\nhere", 7),
            row("=1+1", new BigDecimal("-1E+3")),
            row(null, new BigDecimal("0.5000")),
            row("🌳", true),
            row("-", Instant.parse("2026-11-28T17:04:05.678901Z")),
            row("", -5L));

    assertThat(csv)
        .isEqualTo(
            """
            first,second\r
            text,1\r
            "Parks, and ""more""\r
            here",7\r
            '=1+1,-1000\r
            ,0.5000\r
            🌳,true\r
            '-,2026-11-28T17:04:05.678901Z\r
            ,-5\r
            """);
  }

  @Test
  void a_text_in_a_column_of_numbers_is_made_harmless_too() throws IOException {
    assertThat(csv(row("a", "=1"))).endsWith("a,'=1\r\n");
  }

  @Test
  void a_csv_reader_reads_unusual_names_unchanged() throws IOException {
    var odd = List.of("a,b", "\"", "x\ny", "שלום", "𝄞".repeat(250), "'", ";");
    var rows = odd.stream().map(name -> row(name, name)).toList();

    try (var reader = CsvReader.builder().ofCsvRecord(write(sheet(rows)).text())) {
      assertThat(reader.stream().skip(1).map(record -> record.getField(1)).toList()).isEqualTo(odd);
    }
  }

  @Test
  void a_sheet_without_rows_has_its_heading() throws IOException {
    assertThat(csv()).isEqualTo("first,second\r\n");
  }

  @Test
  void the_digest_is_that_of_all_bytes() throws IOException {
    var written = write(sheet(List.of(row("Bänke", 1L))));

    assertThat(written.digest())
        .isEqualTo(
            new SheetDigest(
                "odd",
                1,
                written.text().getBytes(StandardCharsets.UTF_8).length,
                HexFormat.of().formatHex(Sha256.of(written.text()))));
  }

  @Test
  void a_sheet_with_missing_rows_is_refused() {
    var sheet = new ReportSheet("odd", columns(), 2, () -> List.of(row("a", 1L)).stream());

    assertThatIllegalStateException().isThrownBy(() -> write(sheet));
  }

  @Test
  void a_value_of_an_unsupported_type_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> csv(row("a", 0.1)));
  }

  @Test
  void writing_sends_heartbeats_and_ends_when_one_fails() {
    var beats = new AtomicInteger();
    var sheet =
        new ReportSheet(
            "long", columns(), 10_000, () -> LongStream.range(0, 10_000).mapToObj(i -> row("", i)));

    Assertions.assertThatExceptionOfType(AttemptEndedException.class)
        .isThrownBy(
            () ->
                SheetCsv.write(
                    sheet,
                    new ByteArrayOutputStream(),
                    () -> {
                      if (beats.incrementAndGet() == 3) {
                        throw new AttemptEndedException("cancelled");
                      }
                    }));
  }

  private record Written(String text, SheetDigest digest) {}

  @SafeVarargs
  private static String csv(List<@Nullable Object>... rows) throws IOException {
    return write(sheet(List.of(rows))).text();
  }

  private static Written write(ReportSheet sheet) throws IOException {
    var out = new ByteArrayOutputStream();
    var digest = SheetCsv.write(sheet, out, NO_BEAT);
    return new Written(out.toString(StandardCharsets.UTF_8), digest);
  }

  private static ReportSheet sheet(List<List<@Nullable Object>> rows) {
    return new ReportSheet("odd", columns(), rows.size(), rows::stream);
  }

  private static List<ReportColumn> columns() {
    return List.of(
        new ReportColumn("first", "First", Kind.TEXT),
        new ReportColumn("second", "Second", Kind.NUMBER));
  }

  private static List<@Nullable Object> row(@Nullable Object first, @Nullable Object second) {
    return Arrays.asList(first, second);
  }
}
