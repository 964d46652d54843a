package io.insula.reporting.internal.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.reporting.internal.folders.WorkFolders;
import io.insula.reporting.internal.sheets.ReportBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedTemplateTest {
  /**
   * The system property that makes the test write the shipped template again if its value is {@code
   * --write}.
   */
  private static final String TEMPLATE = "insula.template";

  @TempDir private Path directory;

  @Test
  void the_shipped_template_is_what_its_program_makes() throws Exception {
    var made = directory.resolve("made.xlsx");
    TemplateProgram.write(made);
    var shipped = Path.of("src/main/resources" + TemplateFile.SHIPPED);
    if ("--write".equals(System.getProperty(TEMPLATE))) {
      Files.copy(made, shipped, StandardCopyOption.REPLACE_EXISTING);
    }

    assertThat(contents(shipped))
        .as("renew it: add -Dinsula.template=--write to the command that runs this test")
        .isEqualTo(contents(made));
  }

  @Test
  void the_shipped_template_shows_every_column_and_measure_of_a_report() {
    var template = new TemplateFile("", new WorkFolders(directory, Clock.systemUTC())).template();

    assertThat(template.sheets()).hasSize(10);
    for (var table : ReportBuilder.columns().entrySet()) {
      if (table.getKey().equals("overview")) {
        continue;
      }
      assertThat(template.sheets())
          .as(table.getKey())
          .anySatisfy(
              sheet ->
                  assertThat(placeholders(sheet))
                      .containsExactlyElementsOf(
                          table.getValue().stream()
                              .map(column -> new Placeholder(table.getKey(), column.name()))
                              .toList()));
    }
    assertThat(template.sheets().getFirst().cells())
        .extracting(WorkbookTemplate.TextCell::text)
        .containsAll(
            ReportBuilder.measures().keySet().stream()
                .map(measure -> "{{overview." + measure + "}}")
                .toList());
  }

  private static List<Placeholder> placeholders(WorkbookTemplate.TemplateSheet sheet) {
    var sample = sheet.sample();
    return sample == null
        ? List.of()
        : sample.cells().stream()
            .map(WorkbookTemplate.SampleCell::placeholder)
            .filter(Objects::nonNull)
            .toList();
  }

  private static Map<String, String> contents(Path file) throws IOException {
    var contents = new LinkedHashMap<String, String>();
    try (var archive = new ZipFile(file.toFile())) {
      for (var entries = archive.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        try (var in = archive.getInputStream(entry)) {
          contents.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return contents;
  }
}
