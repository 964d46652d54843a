package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Checks the files for GitHub Actions and CircleCI with the schemas of these services. */
class ContinuousIntegrationFilesTest {
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
