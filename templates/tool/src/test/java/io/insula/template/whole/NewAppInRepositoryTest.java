package io.insula.template.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.template.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that a new app that can move out can be built, tested and hosted in a copy of this
 * repository.
 */
@Tag("generated")
@ExtendWith(SharedRepositoryCopy.class)
class NewAppInRepositoryTest {
  /** The tests of the whole server that look at every app, at its code, its routes or its data. */
  private static final String ABOUT_EVERY_APP =
      "io.insula.gadget.**,io.insula.architecture.**,GadgetInAnotherProcessTest,TourTest,"
          + "UpgradeTest,RefusedWordFinderTest,NamedTestsTest,OperationsPageTest,PrivacyInOneProcessTest";

  private static final String CHECK_NO_FORMAT = "-Dinsula.check.skip=true";

  /** With {@code -Dtest} alone, the build accepts every coverage. */
  private static final String COVERAGE = "-Dinsula.coverage.required=true";

  private static final Pattern SECURED = Pattern.compile("(?m)^ *@Secured\\(.*\\)\n");

  /** A failed case of the matrix of roles, in the report of Surefire. */
  private static final Pattern FAILED =
      Pattern.compile(
          "<testcase name=\"each_role_may_do_what_the_matrix_says[^>]*[^/]>\\s*<failure");

  private static final String REPORT =
      "gadget-module/gadget/target/surefire-reports/"
          + "TEST-io.insula.gadget.internal.items.HostileGadgetClientTest.xml";

  private static final String CONTROLLER =
      "gadget-module/gadget/src/main/java/io/insula/gadget/internal/items/GadgetItemController.java";

  @Test
  void a_new_app_passes_its_own_tests_and_those_about_every_app(RepositoryCopy copy)
      throws Exception {
    leaveSourcesOfKilledCommand(copy);
    copy.run(1, Map.of(), "./insula", "new", "app", "gadget", "--remote");
    copy.run(30, Map.of(), maven("app,gadget-module/gadget-remote", ABOUT_EVERY_APP, COVERAGE));

    assertEachRouteFailsItsTestWithoutItsRoles(copy);
    copy.run(1, Map.of(), "./insula", "remove", "app", "gadget", "--force");
    assertThat(new Git(copy.home()).changes()).isEmpty();
  }

  /** Leaves unformatted sources where a killed {@code ./insula new app} does. */
  private static void leaveSourcesOfKilledCommand(RepositoryCopy copy) throws IOException {
    var left = Files.createDirectories(copy.home().resolve(".insula/new-1"));
    Files.writeString(left.resolve("Left.java"), "class Left{}");
  }

  /**
   * Removes the annotations with the roles from a controller, and checks that the test of hostile
   * clients fails for each of its routes.
   */
  private static void assertEachRouteFailsItsTestWithoutItsRoles(RepositoryCopy copy)
      throws Exception {
    var controller = copy.home().resolve(CONTROLLER);
    var source = Files.readString(controller);
    var routes = SECURED.matcher(source).results().count();
    Files.writeString(controller, SECURED.matcher(source).replaceAll(""));

    var outcome =
        copy.outcomeOf(
            10,
            Map.of(),
            maven("gadget-module/gadget", "HostileGadgetClientTest", CHECK_NO_FORMAT));

    assertThat(outcome.succeeded()).isFalse();
    assertThat(routes).isEqualTo(5);
    assertThat(FAILED.matcher(Files.readString(copy.home().resolve(REPORT))).results())
        .as(outcome.output())
        .hasSize((int) routes);
  }

  private static String[] maven(String modules, String tests, String... more) {
    var command =
        Stream.of(
            "./mvnw",
            "--batch-mode",
            "--quiet",
            "verify",
            "--projects",
            modules,
            "--also-make",
            "-Dtest=" + tests,
            "-Dsurefire.failIfNoSpecifiedTests=false");
    return Stream.concat(command, Stream.of(more)).toArray(String[]::new);
  }
}
