package io.insula.reporting.internal.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.insula.kernel.base.CannotStartException;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateAtStartTest {
  @TempDir private Path directory;

  @Test
  void a_template_that_is_not_a_workbook_stops_the_start_with_its_name() throws IOException {
    var file = Files.writeString(directory.resolve("own.xlsx"), "no workbook");

    var error = catchThrowable(() -> start(file).close());

    assertThat(Stream.iterate(error, each -> each != null, Throwable::getCause))
        .filteredOn(CannotStartException.class::isInstance)
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("INSULA_REPORTING_TEMPLATE", "own.xlsx must be an .xlsx workbook");
  }

  @Test
  void a_valid_template_is_used() throws IOException {
    var file = directory.resolve("own.xlsx");
    TemplateProgram.write(file);

    try (var context = start(file)) {
      assertThat(context.getBean(WorkbookFiller.class)).isInstanceOf(TemplateFiller.class);
    }
  }

  private static ApplicationContext start(Path file) {
    return ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .properties(
            Map.of("micronaut.server.port", -1, "insula.reporting.template", file.toString()))
        .start();
  }
}
