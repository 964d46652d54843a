package io.insula.template.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that a new plugin can be built and tested in a copy of this repository, and that the server
 * of the copy hosts the plugin.
 */
@Tag("generated")
@ExtendWith(SharedRepositoryCopy.class)
class NewPluginInRepositoryTest {
  /** The tests of the new app, and those that check the sources of every module. */
  private static final String TESTS =
      "io.insula.gadget.**,MavenModulesTest,AppNameFinderTest,DocumentedSettingsTest,ClassNamesTest,RefusedWordFinderTest";

  /** A printed command that builds the jar, or puts it into the folder of plugins. */
  private static final Pattern STEP = Pattern.compile("(?m)^  (\\./mvnw package .*|mkdir .*)$");

  private static final String USE =
      """
      ./insula run &
      server=$!
      await_server
      TOKEN=$(curl --silent --fail localhost:$INSULA_PORT/login \\
        -H 'Content-Type: application/json' \\
        -d '{"username": "popee", "password": "demo-member"}' |
        sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')
      curl --silent --fail localhost:$INSULA_PORT/gadget/items -H "Authorization: Bearer $TOKEN" \\
        -H 'Content-Type: application/json' -d '{"name": "Ladder", "quantity": 2}'
      curl --silent --fail localhost:$INSULA_PORT/gadget/items -H "Authorization: Bearer $TOKEN"
      """;

  @Test
  void its_jar_is_hosted_at_the_next_start_and_a_broken_one_is_refused(RepositoryCopy copy)
      throws Exception {
    var added = copy.outcomeOf(1, Map.of(), "./insula", "new", "app", "gadget", "--jar");
    assertThat(added.succeeded()).as(added.output()).isTrue();
    copy.run(
        30,
        Map.of(),
        "./mvnw",
        "--batch-mode",
        "--quiet",
        "verify",
        "--projects",
        "app,gadget-plugin/gadget-plugin",
        "--also-make",
        "-Dtest=" + TESTS,
        // The build of the real repository checks the format of everything else.
        "-Dinsula.format.folder=gadget-plugin",
        "-Djacoco.skip",
        "-Dsurefire.failIfNoSpecifiedTests=false");
    var steps = STEP.matcher(added.output()).results().map(step -> step.group(1)).toList();
    assertThat(steps).hasSize(2);
    assertThat(copy.home().resolve("plugins")).doesNotExist();
    for (var step : steps) {
      copy.run(10, Map.of(), "bash", "-c", step);
    }
    Files.writeString(copy.home().resolve("plugins/broken.jar"), "not a zip file");

    var listed = copy.outcomeOf(10, Map.of(), "./insula", "plugins");
    var used =
        copy.outcomeOf(10, RepositoryCopy.withFreePort(), "bash", "-c", Tutorial.START + USE);

    assertThat(listed.output())
        .containsPattern("gadget-.*\\.jar +gadget .* accepted")
        .containsPattern("broken\\.jar .* refused: it is not a readable zip file");
    assertThat(used.succeeded()).as(used.output()).isTrue();
    assertThat(used.output())
        .contains("Refused the plugin broken.jar", "\"name\":\"Ladder\"", "\"next_cursor\"");
  }
}
