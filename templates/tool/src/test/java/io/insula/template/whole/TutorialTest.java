package io.insula.template.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests each command of the tutorial, and each change that the tutorial shows. */
@ExtendWith(SharedRepositoryCopy.class)
class TutorialTest {
  @Test
  void the_page_has_the_commands_of_a_new_app() throws Exception {
    assertThat(Tutorial.script())
        .contains("./insula new app inventory\n", "./insula test inventory\n", "git apply")
        .contains("./insula run &\nserver=$!\n", "localhost:$INSULA_PORT/inventory/items")
        .doesNotContain("8080");
  }

  @Test
  @Tag("generated")
  void each_command_of_the_tutorial_succeeds(RepositoryCopy copy) throws Exception {
    copy.run(20, RepositoryCopy.withFreePort(), "bash", "-c", Tutorial.script());

    assertThat(copy.home().resolve("inventory-module")).doesNotExist();
  }
}
