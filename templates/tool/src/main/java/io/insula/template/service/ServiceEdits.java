package io.insula.template.service;

import static io.insula.template.service.TextEdit.replace;
import static io.insula.template.service.TextEdit.withoutKey;
import static io.insula.template.service.TextEdit.withoutLines;
import static io.insula.template.service.TextEdit.withoutMatch;

import java.util.List;
import java.util.stream.Stream;

/**
 * The edits that adapt the files of the template to a service. An edit fails if it finds no text to
 * change.
 */
final class ServiceEdits {
  private static final String APP = "app/pom.xml";
  private static final String CIRCLE_CI = ".circleci/config.yml";
  private static final String GITHUB = ".github/workflows/verify.yml";
  private static final String KUBERNETES = "docker/kubernetes/";
  private static final String TEST_COMMAND = "build/front-door/commands/test.sh";

  private static final String HOSTS_THE_SAMPLE =
      """
          <dependency>
            <groupId>io.insula</groupId>
            <artifactId>insula-sample</artifactId>
            <scope>runtime</scope>
          </dependency>
          <dependency>
            <groupId>io.insula</groupId>
            <artifactId>insula-sample-remote</artifactId>
            <scope>runtime</scope>
          </dependency>
      """;

  private static final String MANAGED =
      """
              <artifactId>insula-sample</artifactId>
              <version>${project.version}</version>
            </dependency>
      """;

  private static final String PROPERTIES_OF_PROCESSES =
      """
          <!-- Without the profile processes, verify leaves out the tests with this tag. -->
          <excludedGroups>processes</excludedGroups>
      """;

  private static final String PROFILE_OF_PROCESSES =
      """
          <!-- Also runs the tests that start servers in processes of their own. -->
          <profile>
            <id>processes</id>
            <properties>
              <excludedGroups/>
            </properties>
          </profile>
      """;

  private static final String PROPERTIES_OF_CORE =
      """
          <!-- Without the profile core, verify leaves out the tests of core/. -->
          <insula.core.tests.skipped>true</insula.core.tests.skipped>
          <insula.core.coverage.phase>none</insula.core.coverage.phase>
          <excludedGroups>core</excludedGroups>
      """;

  private static final String PROFILE_OF_CORE =
      """
          <!-- After a change of core/, by you or by an update: ./mvnw verify -Pcore. -->
          <profile>
            <id>core</id>
            <properties>
              <insula.core.tests.skipped>false</insula.core.tests.skipped>
              <insula.core.coverage.phase>verify</insula.core.coverage.phase>
              <excludedGroups/>
            </properties>
          </profile>
      """;

  private ServiceEdits() {}

  /** Returns all edits. */
  static List<TextEdit> all() {
    return Stream.of(build(), deployment(), DocumentEdits.all()).flatMap(List::stream).toList();
  }

  private static List<TextEdit> build() {
    var runtime = "<artifactId>insula-moving-out</artifactId>\n      <scope>runtime</scope>\n";
    return List.of(
        replace(
            "pom.xml",
            "A participatory-budgeting and crowdfunding backend: one process, many apps.",
            "One process, many apps."),
        replace(
            "pom.xml", "<insula.slowest-tests.phase>none<", "<insula.slowest-tests.phase>verify<"),
        replace(
            "pom.xml",
            MANAGED,
            MANAGED
                + "      <dependency>\n        <groupId>io.insula</groupId>\n"
                + MANAGED.replace("sample", "sample-remote")),
        replace(
            APP,
            runtime + "    </dependency>\n",
            runtime + "    </dependency>\n" + HOSTS_THE_SAMPLE),
        withoutMatch(APP, " *<dependency>\n *<groupId>de.siegmar</groupId>(?s:.*?)</dependency>\n"),
        withoutMatch(
            APP,
            "(?m)^ *<!-- Copies the generator of clients(?:(?!-->).)*-->\\n *<execution>\\n"
                + " *<id>what-generates-clients</id>(?s:.*?)</execution>\n"),
        withoutMatch(
            APP,
            " *<dependency>\\n *<groupId>io.insula</groupId>\\n"
                + " *<artifactId>insula-activity-api</artifactId>(?s:.*?)</dependency>\\n"),
        withoutMatch("pom.xml", " *<openapi-generator.version>.*\n"),
        replace("pom.xml", PROPERTIES_OF_PROCESSES, PROPERTIES_OF_CORE),
        replace("pom.xml", PROFILE_OF_PROCESSES, PROFILE_OF_CORE),
        replace(
            "build/front-door/commands/help.sh",
            "Insula: a participatory-budgeting and crowdfunding backend.",
            "Insula"),
        replace(
            "build/archive-readme.md",
            "A participatory-budgeting and crowdfunding backend, ready",
            "Ready"),
        replace(
            TEST_COMMAND,
            "compiles, checks and tests, except in other processes,\nbrowsers and containers.",
            "compiles and checks the code, and runs\nthe tests of the apps and of the whole server."
                + " The profile core adds the tests of core/."),
        replace(TEST_COMMAND, "maven verify \"-Dtest=$1\"", "maven verify -Pcore \"-Dtest=$1\""),
        withoutLines(TEST_COMMAND, "^With 'durability'"),
        withoutLines(TEST_COMMAND, "^its own process unavailable"),
        replace(
            "core/web/src/main/resources/io/insula/kernel/web/documentation/base.json",
            "Participatory budgeting: people propose, discuss and vote. Sign in",
            "Sign in"),
        withoutMatch(TEST_COMMAND, " *durability\\)\n(?s:.*?);;\n"),
        withoutMatch("build/front-door/commands/new.sh", ", or a new service [^\n.]*"),
        replace("renovate.json", " (docs/decisions/0005-micronaut-4.md)", ""),
        replace(".ci/run", "verify -Pprocesses", "verify -Pcore"),
        withoutLines(
            ".ci/run",
            "(browser|long)-tests|check-types|^verify_seconds|^started|^# (Where Chromium|where"
                + " npm|Then it runs)"),
        withoutLines(".gitignore", "^ballot.key$"));
  }

  private static List<TextEdit> deployment() {
    return List.of(
        replace(
            "docker/Dockerfile", "A participatory-budgeting and crowdfunding backend", "Insula"),
        withoutLines("docker/image/AotCacheTraining.java", "INSULA_BALLOT_KEY"),
        withoutLines(".dockerignore", "^!docker/pom.xml$"),
        withoutKey(GITHUB, 2, "cloudformation"),
        withoutKey(GITHUB, 2, "generated"),
        withoutMatch(
            GITHUB, " *- name: Install the modules of the generated(?s:.*?)GITHUB_PATH\"\n"),
        replace(GITHUB, "verify -Pprocesses", "verify -Pcore"),
        replace(
            GITHUB,
            " makes apps and a service from the templates, builds and tests\n# the image, and",
            " builds the image,\n# and"),
        replace(
            CIRCLE_CI,
            "makes apps and a service from the templates, builds and tests its image,\n# and makes",
            "builds its image, and makes"),
        replace(CIRCLE_CI, "verify -Pprocesses", "verify -Pcore"),
        withoutKey(GITHUB, 2, "containers"),
        withoutKey(CIRCLE_CI, 2, "cloudformation"),
        withoutKey(CIRCLE_CI, 2, "containers"),
        withoutKey(CIRCLE_CI, 2, "generated"),
        withoutLines(CIRCLE_CI, "^ {6}- (containers|cloudformation|generated)$"),
        withoutKey(CIRCLE_CI, 2, "everything"),
        withoutKey(CIRCLE_CI, 2, "dependencies"),
        withoutKey(CIRCLE_CI, 2, "weekly"),
        withoutKey(CIRCLE_CI, 2, "install-jdk"),
        withoutKey(CIRCLE_CI, 2, "install-python-modules"),
        withoutLines(CIRCLE_CI, "- install-python-modules"),
        withoutMatch(CIRCLE_CI, "; once a week everything that .ci/full and .ci/dependencies do"),
        withoutMatch(
            KUBERNETES + "base/deployment.yaml",
            " *# All replicas need the same .*\n.*BALLOT_KEY_FILE\n.*ballot-key\n"),
        withoutLines(KUBERNETES + "secrets/insula.env.example", "^ballot-key=|Keep ballot-key"),
        withoutLines(
            KUBERNETES + "overlays/production/settings.yaml", "INSULA_REPORTING_PUBLIC_URL"));
  }
}
