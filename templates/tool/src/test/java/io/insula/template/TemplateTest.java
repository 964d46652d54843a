package io.insula.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void a_command_gets_the_repository_and_what_follows_its_name() throws Exception {
    var template =
        new Template(
            Map.of("new app", (home, arguments, printed) -> printed.print(home + " " + arguments)));

    assertThat(run(template, "/repository/x/..", "new", "app", "inventory", "--remote")).isZero();

    assertThat(output).hasToString(Path.of("/repository") + " [inventory, --remote]");
  }

  @Test
  void a_command_can_have_one_word() throws Exception {
    var template =
        new Template(Map.of("update", (home, arguments, printed) -> printed.print(arguments)));

    assertThat(run(template, "/repository", "update", "--dry-run")).isZero();

    assertThat(output).hasToString("[--dry-run]");
  }

  @Test
  void a_refusal_is_printed_and_ends_with_2() throws Exception {
    var template =
        new Template(
            Map.of(
                "new app",
                (home, arguments, printed) -> {
                  throw new CommandRefusedException("no name");
                }));

    assertThat(run(template, "/repository", "new", "app")).isEqualTo(2);

    assertThat(errors.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("insula: no name");
    assertThat(output.size()).isZero();
  }

  @Test
  void a_full_disk_or_a_missing_right_is_named_with_the_file_and_ends_with_1() throws Exception {
    var full = new FileSystemException("/repository/pom.xml", null, "No space left on device");
    var template =
        new Template(
            Map.of(
                "new app",
                (home, arguments, printed) -> {
                  throw full;
                },
                "update",
                (home, arguments, printed) -> {
                  throw new UncheckedIOException(new AccessDeniedException("/repository/.git"));
                }));

    assertThat(run(template, "/repository", "new", "app")).isEqualTo(1);
    assertThat(run(template, "/repository", "update")).isEqualTo(1);

    assertThat(errors.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "insula: /repository/pom.xml: No space left on device (FileSystemException)",
            "insula: /repository/.git (AccessDeniedException)");
  }

  @Test
  void a_file_name_that_java_does_not_know_is_named_with_the_remedy() throws Exception {
    var template =
        new Template(
            Map.of(
                "update",
                (home, arguments, printed) -> {
                  throw new InvalidPathException("caf?.txt", "Malformed input");
                }));

    assertThat(run(template, "/repository", "update")).isEqualTo(1);

    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("caf?.txt", "LC_ALL=C.UTF-8");
  }

  @Test
  void an_unknown_command_is_refused_with_the_known_ones() throws Exception {
    var template = new Template(Map.of("update", (home, arguments, printed) -> {}));

    assertThat(run(template, "/repository", "new")).isEqualTo(2);
    assertThat(run(template)).isEqualTo(2);

    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("the commands are: update");
  }

  private int run(Template template, String... arguments) throws Exception {
    return template.run(List.of(arguments), new PrintStream(output), new PrintStream(errors));
  }
}
