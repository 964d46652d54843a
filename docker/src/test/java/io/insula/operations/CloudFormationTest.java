package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the template for AWS with cfn-lint. Skipped if cfn-lint is not installed. */
class CloudFormationTest {
  private static final Path TEMPLATE =
      ProgramRunner.REPOSITORY.resolve("docker/aws/cloudformation.yaml");

  @TempDir Path folder;

  @BeforeEach
  void assumeLinter() {
    var found =
        ProgramRunner.run(folder, Duration.ofMinutes(1), "sh", "-c", "cfn-lint --version").status()
            == 0;
    assumeTrue(found, "cfn-lint is not installed: pip install cfn-lint");
  }

  @Test
  void the_linter_finds_nothing() {
    assertThat(lint(TEMPLATE).expectSuccess()).isBlank();
  }

  @Test
  void the_linter_finds_a_misspelt_property() throws IOException {
    var broken = folder.resolve("broken.yaml");
    var text = Files.readString(TEMPLATE);
    Files.writeString(broken, text.replace("RetentionInDays:", "RetentionDays:"));

    assertThat(lint(broken).output()).contains("'RetentionDays' was unexpected");
  }

  private ProgramRunner.Ended lint(Path template) {
    return ProgramRunner.run(
        folder,
        Duration.ofMinutes(2),
        "cfn-lint",
        "--include-checks",
        "I",
        "--",
        template.toString());
  }
}
