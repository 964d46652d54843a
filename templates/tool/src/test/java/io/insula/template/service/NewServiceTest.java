package io.insula.template.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.template.CommandRefusedException;
import io.insula.template.Git;
import io.insula.template.repository.MigrationScripts;
import io.insula.template.repository.TemplateRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Makes services from a copy of this repository, without formatting and without building them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewServiceTest {
  private Path temp;
  private Path template;
  private Path service;

  @BeforeAll
  void make(@TempDir Path folder) throws Exception {
    temp = folder;
    template = TemplateCopy.in(temp.resolve("template"));
    Files.writeString(MigrationScripts.folder(template).resolve("0001-tidy.sh"), "rm -f tidy\n");
    TemplateCopy.commit(template, "Add a migration");
    service = temp.resolve("billing");
    run("billing", "--to", service.toString(), "--group", "com.example");
  }

  @Test
  void no_name_of_the_template_is_left_except_in_the_record() throws Exception {
    var traces = new ArrayList<String>();
    for (var file : FileList.allFiles(service)) {
      if (!file.startsWith(".git") && !file.equals(Path.of(TemplateRecord.FILE))) {
        var text = Files.readString(service.resolve(file), StandardCharsets.ISO_8859_1);
        if ((file + text).toLowerCase(Locale.ROOT).contains("insula")) {
          traces.add(file.toString());
        }
      }
    }

    assertThat(traces).isEmpty();
  }

  @Test
  void it_has_the_core_the_sample_app_and_the_deployable_and_no_other_app() throws Exception {
    var pom = Files.readString(service.resolve("pom.xml"));
    var modules =
        pom.lines()
            .filter(line -> line.contains("<module>"))
            .map(line -> line.replaceAll("<.?module>| ", ""))
            .toList();

    assertThat(modules)
        .contains("core/security", "sample-module/sample", "app")
        .allMatch(module -> Files.exists(service.resolve(module).resolve("pom.xml")));
    try (Stream<Path> folders = Files.list(service)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .filteredOn(name -> name.endsWith("-module"))
          .containsExactlyInAnyOrder("activity-module", "sample-module");
    }
    assertThat(Files.readString(service.resolve("app/pom.xml")))
        .contains("<artifactId>billing-sample</artifactId>")
        .doesNotContain("billing-projects");
    assertThat(pom)
        .contains("<groupId>com.example.billing</groupId>")
        .doesNotContain("poi", "graphql");
    assertThat(service.resolve("app/src/main/java/com/example/billing/app/Billing.java")).exists();
    assertThat(service.resolve("billing")).isExecutable();
    assertThat(service.resolve("app/bin/server")).isExecutable();
  }

  @Test
  void its_POMs_are_well_formed_and_name_only_versions_that_exist() throws Exception {
    var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    var root = Files.readString(service.resolve("pom.xml"));
    for (var file : FileList.allFiles(service)) {
      if (file.endsWith("pom.xml") && !file.toString().contains("src")) {
        assertThat(parser.parse(service.resolve(file).toFile()).getDocumentElement().getTagName())
            .isEqualTo("project");
        Pattern.compile("\\$\\{([a-z0-9.-]+\\.version)}")
            .matcher(Files.readString(service.resolve(file)))
            .results()
            .map(found -> found.group(1))
            .filter(property -> !property.startsWith("project."))
            .forEach(property -> assertThat(root).contains("<" + property + ">"));
      }
    }
  }

  @Test
  void its_tests_of_the_whole_server_use_no_app_that_it_does_not_have() throws Exception {
    var missing = appsOf(template);
    missing.removeAll(appsOf(service));

    assertThat(missing).contains("threads", "reporting");
    assertThat(AppUseFinder.usesInTests(service, "com.example.billing", missing))
        .as("files.txt excludes a test of what only this repository has")
        .isEmpty();
  }

  @Test
  void an_app_of_the_template_may_have_a_name_that_its_tests_contain_as_a_word() throws Exception {
    var words = Set.of("library", "records", "google", "schedule", "search", "items");
    var group = "com.example.billing";

    assertThat(AppUseFinder.usesInTests(service, group, words)).isEmpty();
    assertThat(AppUseFinder.usesInTests(service, group, Set.of("sample")))
        .contains("\"/sample/items\"");
  }

  private static Set<String> appsOf(Path repository) throws IOException {
    return Pattern.compile("<module>[^<]*-module/(\\w+)</module>")
        .matcher(Files.readString(repository.resolve("pom.xml")))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void no_file_outside_of_the_sample_app_names_it_where_an_architecture_test_refuses_it()
      throws Exception {
    var mayNameIt =
        List.of(
            "sample-module",
            "app/src/test",
            "app/pom.xml",
            "pom.xml",
            "docs",
            "docker",
            "templates");
    var named = Pattern.compile("(?<!--)\\b(?i:sample)\\b|\\bSample[A-Z]");
    var wrong = new ArrayList<String>();
    for (var file : FileList.allFiles(service)) {
      var isFree =
          file.toString().matches("README.md|(.*/)?\\..*")
              || mayNameIt.stream().anyMatch(file::startsWith);
      var text = Files.readString(service.resolve(file), StandardCharsets.ISO_8859_1);
      if (!isFree && named.matcher(text).find()) {
        wrong.add(file.toString());
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void its_texts_promise_of_verify_only_what_it_does() throws Exception {
    for (var file : List.of("README.md", "build/front-door/commands/test.sh")) {
      assertThat(Files.readString(service.resolve(file)).replace('\n', ' '))
          .as(file)
          .contains("runs the tests of the apps and of the whole server")
          .doesNotContain("in browsers");
    }
  }

  @Test
  void verify_leaves_out_the_tests_of_the_core_and_the_build_servers_run_them() throws Exception {
    var skipped =
        """

          <properties>
            <maven.test.skip>${billing.core.tests.skipped}</maven.test.skip>
            <billing.check.skip>${billing.core.tests.skipped}</billing.check.skip>
        """;
    for (var file : FileList.allFiles(service)) {
      if (file.endsWith("pom.xml") && !file.toString().contains("src")) {
        var isOfCore =
            file.startsWith("core") && !file.startsWith("core/kernel")
                || file.startsWith("activity-module/activity-recording");
        assertThat(Files.readString(service.resolve(file)).contains(skipped))
            .as(file + "")
            .isEqualTo(isOfCore);
      }
    }
    for (var file : List.of(".ci/run", ".github/workflows/verify.yml", ".circleci/config.yml")) {
      assertThat(Files.readString(service.resolve(file)).lines())
          .as(file)
          .filteredOn(line -> line.matches(".*mvnw --batch-mode (clean )?verify.*"))
          .isNotEmpty()
          .allMatch(line -> line.contains("verify -Pcore"));
    }
  }

  @Test
  void its_checks_of_a_change_name_no_script_and_no_test_that_it_lacks() throws Exception {
    var checks = Files.readString(service.resolve(".ci/run"));
    var scripts =
        Pattern.compile("[\\w.-]+(/[\\w.-]+)+\\.sh\\b|(?<![\\w.-])(\\.ci|docker)/[\\w./-]*\\w")
            .matcher(checks)
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(scripts)
        .contains("build/front-door/common.sh")
        .allSatisfy(script -> assertThat(service.resolve(script)).exists());
    assertThat(checks)
        .doesNotContainPattern("_TESTS\\b")
        .doesNotContainPattern(
            "(?i)chromium|browser|\\bnpm\\b|type.check|container|generated|long.tests");
  }

  @Test
  void bash_can_parse_its_scripts() throws Exception {
    var deployment = new DeploymentFiles(service);
    var scripts = deployment.scripts();

    assertThat(scripts)
        .contains(".ci/run", "billing", "docker/secrets.sh", "build/front-door/commands/update.sh");
    for (var script : scripts) {
      deployment.run("bash", "-n", script);
    }
  }

  @Test
  void its_YAML_for_containers_can_be_read_and_names_files_that_exist() throws Exception {
    assertThat(new DeploymentFiles(service).checkYaml())
        .contains("docker/compose.yaml", "docker/kubernetes/overlays/production/ingress.yaml");
  }

  @Test
  void its_script_makes_the_secrets_that_its_Compose_file_reads() throws Exception {
    var docker = new DeploymentFiles(service);

    assertThat(docker.secretsMadeIn(temp.resolve("secrets"))).isEqualTo(docker.secretsOfCompose());
    docker.assertSettingsNameSecretsOfTheirService();
  }

  @Test
  void its_build_servers_have_jobs_that_need_nothing_that_it_lacks() throws Exception {
    Map<String, Map<String, ?>> github = yaml(".github/workflows/verify.yml");
    Map<String, Map<String, Map<String, ?>>> circle = yaml(".circleci/config.yml");
    var jobs = circle.get("workflows").values().stream().flatMap(flow -> jobsIn(flow)).toList();

    assertThat(github.get("jobs")).containsOnlyKeys("verify", "image", "sbom");
    assertThat(circle.get("jobs")).containsOnlyKeys("verify", "image", "sbom");
    assertThat(jobs).containsExactlyInAnyOrder("verify", "image", "sbom");
    for (var file : List.of(".github/workflows/verify.yml", ".circleci/config.yml")) {
      Pattern.compile("run: ((?:\\./)?[a-z./]+)")
          .matcher(Files.readString(service.resolve(file)))
          .results()
          .map(found -> found.group(1))
          .forEach(command -> assertThat(service.resolve(command)).as(file).isExecutable());
    }
  }

  private <T> T yaml(String file) throws IOException {
    return new Yaml().load(Files.readString(service.resolve(file)));
  }

  private static Stream<String> jobsIn(Map<String, ?> workflow) {
    return ((List<?>) workflow.get("jobs")).stream().map(String::valueOf);
  }

  @Test
  void the_record_and_the_first_commit_name_the_version_of_the_template() throws Exception {
    var record = TemplateRecord.of(service);

    assertThat(record.name()).isEqualTo("billing");
    assertThat(record.group()).isEqualTo("com.example");
    assertThat(record.from()).isEqualTo(template.toString());
    assertThat(record.version()).isEqualTo("0.1.0-SNAPSHOT");
    assertThat(record.migrations()).containsExactly("0001-tidy");
    assertThat(record.commit()).isEqualTo(new Git(template).call("rev-parse", "HEAD").strip());
    assertThat(new Git(service).call("log", "--format=%s"))
        .isEqualTo("Begin billing from the template\n");
    assertThat(new Git(service).changes()).isEmpty();
  }

  @Test
  void the_pages_link_only_to_existing_files() throws Exception {
    var links = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    for (var page : FileList.allFiles(service)) {
      if (page.toString().endsWith(".md")) {
        var file = service.resolve(page);
        links
            .matcher(Files.readString(file))
            .results()
            .forEach(link -> assertThat(file.resolveSibling(link.group(1))).as(page + "").exists());
      }
    }
  }

  @Test
  void its_pages_name_only_tests_that_it_has() throws Exception {
    var files = FileList.allFiles(service).stream().map(file -> "" + file.getFileName()).toList();
    var names = Pattern.compile("`([A-Z]\\w*Test)`");
    for (var page : FileList.allFiles(service)) {
      if (page.toString().endsWith(".md")) {
        names
            .matcher(Files.readString(service.resolve(page)))
            .results()
            .forEach(name -> assertThat(files).as(page + "").contains(name.group(1) + ".java"));
      }
    }
  }

  @Test
  void its_page_of_settings_has_those_that_it_reads() throws Exception {
    assertThat(Files.readString(service.resolve("docs/configuration.md")))
        .contains("\n## Process\n", "| `BILLING_DATABASE_URL` |", "| `BILLING_TEST_DATABASE_URL` |")
        .doesNotContain("BALLOT", "\n## Reporting\n", "BILLING_ANALYTICS", "BILLING_SHARED_DATA");
  }

  @Test
  void a_name_with_a_clash_is_refused_and_nothing_is_written() {
    var target = temp.resolve("unavailable");

    refused(
        "the service cannot have the name unavailable: ",
        "unavailable",
        "--to",
        target.toString(),
        "--group",
        "com.example");

    assertThat(target).doesNotExist();
  }

  @Test
  void the_generator_for_updates_makes_the_same_files() throws Exception {
    var again = temp.resolve("again");
    var command = new GenerateServiceCommand((home, folder) -> {});
    var output = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var record = TemplateRecord.of(service);

    command.run(
        template,
        List.of("billing", "com.example", record.from(), record.commit(), again.toString()),
        output);

    assertThat(FileList.allFiles(again))
        .isEqualTo(
            FileList.allFiles(service).stream().filter(file -> !file.startsWith(".git")).toList());
    assertThat(TemplateRecord.of(again)).isEqualTo(record);
    assertThatThrownBy(() -> command.run(template, List.of("billing"), output))
        .isInstanceOf(CommandRefusedException.class);
  }

  @Test
  void each_line_of_the_list_of_files_matches_a_file() throws Exception {
    assertThat(FileList.read(template.resolve("templates/service/files.txt")).idleLines(template))
        .isEmpty();
  }

  @Test
  void a_dry_run_lists_the_files_and_writes_nothing() throws Exception {
    var target = temp.resolve("other");

    var output = run("other", "--to", target.toString(), "--group", "org.example", "--dry-run");

    assertThat(output).contains(target.resolve("core/api/pom.xml") + "\n", "--dry-run");
    assertThat(target).doesNotExist();
  }

  @Test
  void the_temporary_folder_that_a_killed_command_left_is_named() throws Exception {
    var left = Files.createDirectories(temp.resolve("kills/.ledger-17"));
    Files.createDirectory(left.resolveSibling(".ledger-notes"));

    var output =
        run("ledger", "--to", left.resolveSibling("ledger").toString(), "--group", "com.example");

    assertThat(output.lines())
        .filteredOn(line -> line.contains("you can delete it"))
        .containsExactly(
            "Another command made the folder "
                + left
                + ". If no other command is running and you need none of its files, you can delete"
                + " it.");
    assertThat(left.getParent()).isDirectoryContaining("glob:**/ledger");
  }

  @Test
  void nothing_is_left_when_a_part_fails() throws Exception {
    var target = Files.createDirectory(temp.resolve("full")).resolve("ledger");
    var failing =
        new NewServiceCommand(
            (home, folder) -> {
              throw new IOException("No space left on device");
            });
    var output = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    assertThatThrownBy(
            () ->
                failing.run(
                    template,
                    List.of("ledger", "--to", target.toString(), "--group", "com.example"),
                    output))
        .hasMessage("No space left on device");

    assertThat(target.getParent()).isEmptyDirectory();
  }

  @Test
  void a_target_that_is_in_use_or_in_the_template_or_nowhere_is_refused() throws Exception {
    var file = Files.writeString(temp.resolve("file"), "Mine.");
    refused("exists already", "billing", "--to", service.toString(), "--group", "com.example");
    refused("exists already", "billing", "--to", file.toString(), "--group", "com.example");
    refused(
        "inside of the template",
        "billing",
        "--to",
        template.resolve("x").toString(),
        "--group",
        "com.example");
    refused(
        "does not exist",
        "billing",
        "--to",
        temp.resolve("a/b").toString(),
        "--group",
        "com.example");
    refused("exists already", "billing", "--to=" + service, "--group=com.example");
    refused("usage", "billing", "--to");
    refused("usage", "billing", "--group", "com.example");
    refused("usage", "billing", "another", "--to", "x");
    refused("cannot be a group", "billing", "--to", temp.resolve("new").toString());
    assertThat(temp.resolve("new")).doesNotExist();
  }

  private void refused(String reason, String... arguments) {
    assertThatThrownBy(() -> run(arguments))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining(reason);
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    var output = new ByteArrayOutputStream();
    new NewServiceCommand((home, folder) -> {})
        .run(template, List.of(arguments), new PrintStream(output, true, StandardCharsets.UTF_8));
    return output.toString(StandardCharsets.UTF_8);
  }
}
