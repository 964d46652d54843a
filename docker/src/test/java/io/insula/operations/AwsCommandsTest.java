package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks the commands for AWS in {@code docs/operations.md}. No test can run them, because they
 * need an account.
 */
class AwsCommandsTest {
  private static final Pattern BUILT = Pattern.compile("--tag (\\S+)");
  private static final Pattern BASE = Pattern.compile("'FROM (\\S+?)\\\\n");
  private static final Pattern PUSHED = Pattern.compile("docker push (\\S+)");
  private static final Pattern REGISTRY = Pattern.compile("\\| docker login .* (\\S+)\\n");

  private final String commands;

  AwsCommandsTest() throws IOException {
    var page = Files.readString(ProgramRunner.REPOSITORY.resolve("docs/operations.md"));
    commands = page.substring(page.indexOf("### AWS"), page.indexOf("## Backup and restore"));
  }

  @Test
  void each_built_image_is_pushed_and_each_base_was_pushed_before() {
    assertThat(named(BUILT)).hasSize(2).isEqualTo(named(PUSHED));
    assertThat(named(BASE)).hasSize(1).isSubsetOf(named(PUSHED).getFirst());
  }

  @Test
  void the_commands_sign_in_at_the_registry_before_the_first_push() {
    assertThat(named(REGISTRY)).hasSize(1);
    assertThat(named(PUSHED))
        .allSatisfy(image -> assertThat(image).startsWith(named(REGISTRY).getFirst() + "/"));
    assertThat(commands.indexOf("docker login")).isLessThan(commands.indexOf("docker push"));
  }

  private List<String> named(Pattern pattern) {
    return pattern.matcher(commands).results().map(found -> found.group(1)).toList();
  }
}
