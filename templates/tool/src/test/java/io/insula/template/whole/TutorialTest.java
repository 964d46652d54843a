package io.insula.template.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests each command of the tutorial, and each change that the tutorial shows. */
@ExtendWith(SharedRepositoryCopy.class)
class TutorialTest {
  private static final String RESTART =
      """
      kill "$server"
      wait "$server" || true
      ./insula run &
      server=$!
      await_server
      """;

  @Test
  void the_page_has_the_commands_of_a_new_app() throws Exception {
    assertThat(Tutorial.script())
        .contains("./insula new app inventory\n", "./insula test inventory\n", "git apply")
        .contains("./insula run &\nserver=$!\n", "localhost:$INSULA_PORT/inventory/items")
        .doesNotContain("8080");
  }

  @Test
  @Tag("generated")
  void each_command_succeeds_and_the_server_starts_with_the_schema_of_the_removed_app(
      RepositoryCopy copy) throws Exception {
    var script = Tutorial.script() + RESTART;

    copy.run(20, RepositoryCopy.withFreePort(), "bash", "-c", script);

    assertThat(copy.home().resolve("inventory-module")).doesNotExist();
  }
}
