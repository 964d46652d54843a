package io.insula.template.update;

import io.insula.template.CommandRefusedException;
import io.insula.template.repository.TemplateRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs the migration scripts of a template, which make changes that a merge cannot make. */
final class TemplateMigrationRunner {
  private final Path scripts;

  /**
   * @param scripts the folder of the scripts
   */
  TemplateMigrationRunner(Path scripts) {
    this.scripts = scripts;
  }

  /** Returns the names of the migrations that a service does not have yet, in order. */
  static List<String> pending(TemplateRecord before, TemplateRecord after) {
    return after.migrations().stream()
        .filter(name -> !before.migrations().contains(name))
        .sorted()
        .toList();
  }

  /**
   * Runs migrations in order.
   *
   * @param files the folder with the files of the service, in which the scripts run
   * @throws CommandRefusedException if a script fails; the message contains the script's output
   */
  void run(List<String> names, Path files, TemplateRecord service)
      throws IOException, InterruptedException {
    for (var name : names) {
      var builder = new ProcessBuilder("bash", scripts.resolve(name + ".sh").toString());
      builder.environment().put("SERVICE", service.name());
      builder.environment().put("SERVICE_PACKAGE", service.group() + "." + service.name());
      var process = builder.directory(files.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new CommandRefusedException(
            "the migration " + name + " failed, and nothing was changed: " + output.strip());
      }
    }
  }
}
