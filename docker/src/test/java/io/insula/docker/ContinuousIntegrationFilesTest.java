package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the files for GitHub Actions and CircleCI with the schemas of these services. */
class ContinuousIntegrationFilesTest {
  private static final Pattern RUNS_ALL_TESTS =
      Pattern.compile("mvnw --batch-mode verify -Pprocesses|\"\\.ci/full\"");

  @Test
  void each_workflow_of_github_is_valid() {
    var files =
        RepositoryFiles.files(RepositoryFiles.ROOT.resolve(".github/workflows"), ".yml", ".yaml");

    assertThat(files)
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(
                        ThirdPartySchemaValidator.violations(
                            "github-workflow", RepositoryFiles.yaml(file).getFirst()))
                    .isEmpty());
  }

  @Test
  void the_configuration_of_circleci_is_valid() {
    var files = RepositoryFiles.files(RepositoryFiles.ROOT.resolve(".circleci"), ".yml", ".yaml");

    assertThat(files)
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(
                        ThirdPartySchemaValidator.violations(
                            "circleci", RepositoryFiles.yaml(file).getFirst()))
                    .isEmpty());
  }

  @Test
  void each_job_that_runs_all_tests_installs_python_modules_so_that_no_test_is_skipped() {
    var jobs = jobs().filter(job -> RUNS_ALL_TESTS.matcher(job).find()).toList();

    assertThat(jobs)
        .hasSize(5)
        .allMatch(
            job ->
                job.contains("app/src/test/python/requirements.txt")
                    || job.contains("install-python-modules"));
  }

  @Test
  void a_job_of_each_service_makes_apps_and_services_from_the_templates() {
    assertThat(jobs().filter(job -> job.contains("mvnw --batch-mode test -Pgenerated"))).hasSize(2);
    assertThat(jobsOfCircle("change")).contains("verify", "generated");
  }

  @Test
  void a_job_of_each_service_looks_for_dependencies_with_known_vulnerabilities() {
    assertThat(jobs().filter(job -> job.contains("\".ci/dependencies\""))).hasSize(2);
  }

  @Test
  void a_job_of_each_service_builds_the_image() {
    assertThat(commands(github("verify").at("/jobs/image"))).contains("docker/build.sh");
    assertThat(commands(circle().at("/jobs/image"))).contains("docker/build.sh");
    assertThat(jobsOfCircle("change")).contains("image");
  }

  @Test
  void a_job_of_each_service_makes_the_SBOM_and_publishes_it() {
    var job = github("verify").at("/jobs/sbom");
    assertThat(commands(job)).anyMatch(command -> command.contains(" -Psbom"));
    assertThat(step(job, "actions/upload-artifact@").at("/with/path").asText())
        .isEqualTo("target/bom.*");

    var circle = circle().at("/jobs/sbom");
    assertThat(commands(circle)).anyMatch(command -> command.contains(" -Psbom"));
    assertThat(circle.path("steps").findValuesAsText("path")).contains("target/bom.json");
    assertThat(circle.path("steps").findValue("store_artifacts")).isNotNull();
    assertThat(jobsOfCircle("change")).contains("sbom");
  }

  /** The weekly jobs run {@code .ci/full}, which makes apps and a service from the templates. */
  @Test
  void each_service_tests_the_templates_every_week() {
    var weekly = github("weekly");
    assertThat(weekly.at("/on/schedule").findValuesAsText("cron"))
        .singleElement()
        .asString()
        .matches("\\d+ \\d+ \\* \\* [0-6]");
    assertThat(commands(weekly.at("/jobs/everything"))).contains(".ci/full");

    assertThat(circle().at("/workflows/weekly/when/equal").valueStream().map(JsonNode::asText))
        .contains("scheduled_pipeline", "<< pipeline.trigger_source >>");
    assertThat(jobsOfCircle("weekly")).contains("everything");
    assertThat(commands(circle().at("/jobs/everything"))).contains(".ci/full");

    assertThat(RepositoryFiles.text(RepositoryFiles.ROOT.resolve(".ci/full")))
        .containsPattern("(?m)^(\\w+=\\w+ )*INSULA_GENERATED_TESTS=true .ci/run$");
    assertThat(RepositoryFiles.text(RepositoryFiles.ROOT.resolve(".ci/run")))
        .containsPattern("(?m)^.ci/long-tests ");
    assertThat(RepositoryFiles.text(RepositoryFiles.ROOT.resolve(".ci/long-tests")))
        .containsPattern("(?m)^ *./mvnw .* -Pgenerated --projects templates/tool");
  }

  @Test
  void a_release_publishes_the_archive_and_the_SBOM_only_after_the_tests() {
    var release = github("release");
    var build = release.at("/jobs/build");
    var publish = release.at("/jobs/publish");

    assertThat(release.at("/on/push/tags").valueStream().map(JsonNode::asText))
        .containsExactly("v*");
    assertThat(commands(build))
        .containsSubsequence(
            "./mvnw --batch-mode verify -Pprocesses,sbom", "./insula archive --to dist")
        .anyMatch(command -> command.contains("cp target/bom.json dist/"));
    assertThat(step(build, "actions/upload-artifact@").at("/with/path").asText())
        .isEqualTo("dist/");
    assertThat(publish.path("needs").asText()).isEqualTo("build");
    assertThat(step(publish, "actions/download-artifact@").at("/with/name"))
        .isEqualTo(step(build, "actions/upload-artifact@").at("/with/name"));
    assertThat(commands(publish))
        .anyMatch(command -> command.matches("(?s).*gh release create .* dist/\\*\\s*"));
  }

  private static JsonNode github(String workflow) {
    var file = RepositoryFiles.ROOT.resolve(".github/workflows/" + workflow + ".yml");
    return RepositoryFiles.yaml(file).getFirst();
  }

  private static JsonNode circle() {
    return RepositoryFiles.yaml(RepositoryFiles.ROOT.resolve(".circleci/config.yml")).getFirst();
  }

  private static List<String> jobsOfCircle(String workflow) {
    return circle()
        .at("/workflows/" + workflow + "/jobs")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  /** Returns the commands of the steps of a job of either service, in their order. */
  private static List<String> commands(JsonNode job) {
    return job.path("steps")
        .valueStream()
        .map(step -> step.path("run"))
        .map(run -> run.path("command").asText(run.asText()))
        .filter(command -> !command.isEmpty())
        .toList();
  }

  /** Returns the first step of a job of GitHub that uses an action unconditionally. */
  private static JsonNode step(JsonNode job, String action) {
    return job.path("steps")
        .valueStream()
        .filter(step -> step.path("uses").asText().startsWith(action))
        .filter(step -> !step.has("if"))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the jobs of both services as JSON. */
  private static Stream<String> jobs() {
    return Stream.of(".github/workflows", ".circleci")
        .flatMap(
            folder ->
                RepositoryFiles.files(RepositoryFiles.ROOT.resolve(folder), ".yml", ".yaml")
                    .stream())
        .flatMap(file -> RepositoryFiles.yaml(file).getFirst().path("jobs").valueStream())
        .map(JsonNode::toString);
  }

  @Test
  void the_schemas_refuse_a_misspelt_field() {
    var workflow =
        YamlDocuments.parse(
                """
                on: push
                jobs:
                  verify:
                    runs-on: ubuntu-latest
                    steps:
                      - run: ./mvnw verify
                """)
            .getFirst();
    assertThat(ThirdPartySchemaValidator.violations("github-workflow", workflow)).isEmpty();
    ((ObjectNode) workflow.at("/jobs/verify/steps/0")).put("shel", "bash");

    assertThat(ThirdPartySchemaValidator.violations("github-workflow", workflow)).isNotEmpty();
    var configuration = YamlDocuments.parse("{version: 2.1, jobs: {a: {dokker: []}}}").getFirst();
    assertThat(ThirdPartySchemaValidator.violations("circleci", configuration)).isNotEmpty();
  }
}
