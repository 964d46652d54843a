package io.insula.reporting.internal.workbook;

import io.insula.kernel.base.CannotStartException;
import io.insula.reporting.internal.folders.WorkFolders;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The template of workbooks: the shipped template or the operator's own. */
@Singleton
final class TemplateFile {
  static final String SHIPPED = "/io/insula/reporting/template.xlsx";
  private static final String SETTING = "INSULA_REPORTING_TEMPLATE";
  private static final long MAX_BYTES = 10_000_000;

  /**
   * The template. The shipped template is null until its first use, so that the server starts
   * faster.
   */
  private volatile @Nullable WorkbookTemplate template;

  /**
   * @param path the path of the operator's template; empty for the shipped template
   * @throws CannotStartException if the template cannot be read or filled
   */
  @Inject
  TemplateFile(@Value("${insula.reporting.template}") String path, WorkFolders folders) {
    template =
        path.isBlank()
            ? null
            : readAndTry(SETTING + " " + path.strip(), readOperatorsFile(path.strip()), folders);
  }

  private static WorkbookTemplate readAndTry(String place, byte[] file, WorkFolders folders) {
    var template = TemplateReader.read(place, file);
    try (var folder = folders.open()) {
      TemplateTrial.run(template, folder);
    } catch (IOException | RuntimeException e) {
      throw new CannotStartException(
          place + " is no usable template, because a trial report failed: " + e.getMessage(), e);
    }
    return template;
  }

  WorkbookTemplate template() {
    var known = template;
    if (known == null) {
      known = TemplateReader.read(SHIPPED, readShipped());
      template = known;
    }
    return known;
  }

  private static byte[] readShipped() {
    try (var file =
        Objects.requireNonNull(TemplateFile.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] readOperatorsFile(String path) {
    try {
      var file = Path.of(path);
      if (Files.size(file) > MAX_BYTES) {
        throw new CannotStartException(
            SETTING + " must be a file of at most 10 MB, and " + path + " is larger");
      }
      return Files.readAllBytes(file);
    } catch (IOException | InvalidPathException e) {
      throw new CannotStartException(
          SETTING + " must be an .xlsx file that can be read, not " + path, e);
    }
  }
}
