package io.insula.template.update;

import io.insula.template.CommandRefusedException;
import io.insula.template.repository.TemplateRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Makes a service with the generator of the given commit, so that later generators do not change
 * the result.
 */
final class HistoricalGenerator implements Generator {
  private static final String TOOL =
      "templates/tool/src/main/java/io/insula/template/service/ServiceTemplate.java";

  @Override
  public void generate(Path files, TemplateRecord service, Path target)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                files.resolve(TOOL).toString(),
                files.toString(),
                "generate",
                "service",
                service.name(),
                service.group(),
                service.from(),
                service.commit(),
                target.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new CommandRefusedException(
          "the generator of the template's commit %s failed: %s"
              .formatted(service.commit(), output.strip()));
    }
  }
}
