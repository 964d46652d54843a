package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the files for GitHub Actions and CircleCI with the schemas of these services. */
class ContinuousIntegrationFilesTest {
  private static final Pattern RUNS_ALL_TESTS =
      Pattern.compile("mvnw --batch-mode verify|\"\\.ci/full\"");

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
    var circle = RepositoryFiles.yaml(RepositoryFiles.ROOT.resolve(".circleci/config.yml"));
    assertThat(circle.getFirst().at("/workflows/change/jobs").valueStream().map(JsonNode::asText))
        .contains("verify", "generated");
  }

  @Test
  void a_job_of_each_service_looks_for_dependencies_with_known_vulnerabilities() {
    assertThat(jobs().filter(job -> job.contains("\".ci/dependencies\""))).hasSize(2);
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
