package io.insula.template.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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

  /** The commands that sentences of the page contain and that no block runs, with the reason. */
  private static final Map<String, String> NOT_RUN =
      Map.of("./mvnw verify", "it takes many minutes, and the build itself runs it");

  @Test
  void the_page_has_the_commands_of_a_new_app() throws Exception {
    assertThat(Tutorial.script())
        .contains("./insula new app inventory\n", "./insula test inventory\n", "git apply")
        .contains("./insula run &\nserver=$!\n", "localhost:$INSULA_PORT/inventory/items")
        .doesNotContain("8080");
  }

  @Test
  void a_command_fails_if_it_prints_something_and_the_page_says_that_it_prints_nothing()
      throws Exception {
    assertThat(Tutorial.script())
        .containsOnlyOnce("git status --short")
        .contains("printed=$(git status --short)\n[[ -z $printed ]] ||");
    assertThat(Tutorial.sentences()).containsOnlyOnce("prints nothing");
  }

  @Test
  void each_command_is_in_a_block_that_runs_and_not_only_in_a_sentence() throws Exception {
    var sentences = Tutorial.sentences();

    assertThat(Tutorial.commandsIn(sentences))
        .as("add a block with the command, or give the reason here why no test can run it")
        .containsExactlyInAnyOrderElementsOf(NOT_RUN.keySet());
    assertThat(sentences).as("a block in another language than sh or diff").doesNotContain("```");
  }

  @Test
  void a_command_in_a_sentence_is_found() {
    assertThat(
            Tutorial.commandsIn(
                "Run `./insula run`, then `git\nlog` and `GET /events`, with `A=1 java`, not `app`,"
                    + " `git.txt`, `./`, `app/pom.xml`, or `Votes GET`."))
        .containsExactly("./insula run", "git log", "GET /events", "A=1 java");
  }

  @Test
  @Tag("generated")
  void each_command_succeeds_and_the_server_starts_with_the_schema_of_the_removed_app(
      RepositoryCopy copy) throws Exception {
    var script = Tutorial.script() + RESTART;

    var outcome = copy.outcomeOf(20, RepositoryCopy.withFreePort(), "bash", "-c", script);

    assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
    assertThat(outcome.output())
        .contains("+    <module>inventory-module/inventory</module>", "library-plugin")
        .contains("library-module/library-remote/pom.xml", "DROP SCHEMA inventory CASCADE");
    assertThat(copy.home().resolve("inventory-module")).doesNotExist();
  }
}
