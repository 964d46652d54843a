package io.insula.template.service;

import static io.insula.template.service.TextEdit.replace;
import static io.insula.template.service.TextEdit.withoutLines;

import java.util.List;

/**
 * The edits to the architecture tests of a new service. The tests then expect the sample app as the
 * only app.
 */
final class TestEdits {
  private static final String TESTS = "app/src/test/java/io/insula/architecture/";
  private static final String REMOTE = TESTS + "RemoteApisTest.java";
  private static final String ROUTES = TESTS + "DescribedRoutesTest.java";
  private static final String TWO_APPS = "contains(\"projects\", \"threads\")";
  private static final String SAMPLE = "contains(\"sample\")";

  private TestEdits() {}

  /** Returns all edits. */
  static List<TextEdit> all() {
    return List.of(
        replace(
            TESTS + "ArchitectureTest.java", "real.apps())." + TWO_APPS, "real.apps())." + SAMPLE),
        replace(
            TESTS + "ArchitectureTest.java", "startsWith(\"threads/\")", "startsWith(\"sample/\")"),
        replace(TESTS + "MavenModulesTest.java", TWO_APPS, SAMPLE),
        replace(
            ROUTES,
            "\"post /projects/propose\", \"put /projects/tags\", \"get /projects\"",
            "\"post /sample/items\""),
        replace(
            ROUTES,
            "\"project_name\", \"next_cursor\", \"cycle_id\"",
            "\"item_id\", \"next_cursor\""),
        replace(
            TESTS + "PersonColumnsTest.java",
            "\"threads.thread.author\", \"kernel.account.email\", \"activity.event.data\"",
            "\"sample.item.author\", \"kernel.account.email\""),
        replace(REMOTE, TWO_APPS, SAMPLE),
        replace(
            REMOTE,
            "containsEntry(\"/threads\", \"threads\")",
            "containsEntry(\"/sample\", \"sample\")"),
        replace(
            REMOTE,
            "Map.of(\"/threads\", \"projects\", \"/apps\", \"threads\")",
            "Map.of(\"/sample\", \"orchard\", \"/apps\", \"sample\")"),
        replace(
            REMOTE,
            "\"/threads belongs to projects and not to threads\"",
            "\"/sample belongs to orchard and not to sample\""),
        replace(
            REMOTE,
            "\"/apps belongs to threads and not to kernel\"",
            "\"/apps belongs to sample and not to kernel\""),
        withoutLines(TESTS + "AppNameFinderTest.java", "appsNamedByWords\\(\\)\\)\\.contains"),
        withoutLines(REMOTE, "\"/projects belongs to no app and not to projects\""));
  }
}
