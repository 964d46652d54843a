package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks the files for Prometheus and Grafana. {@code TourTest}, which has a running server, checks
 * that the metrics in these files exist.
 */
class PrometheusFilesTest {
  private static final Path RULES = PrometheusQueries.RULES;

  private static final String CASES = "src/test/prometheus/alerts-test.yaml";
  private static final String RULE = "      - {record: a, expr: '%s'}\n";

  /** Matches an example of a configuration in the operations page. */
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\n(scrape_configs:.*?)```", Pattern.DOTALL);

  /** Matches a selector of a query that does not begin with the name of the job. */
  private static final Pattern OTHER_JOB = Pattern.compile("\\{(?!job=\"insula\")");

  /** Matches a metric in the first cell of a table's row. */
  private static final Pattern OWN_METRIC = Pattern.compile("(?m)^\\| `(insula_\\w+)");

  private final List<JsonNode> alerts =
      RepositoryFiles.yaml(RULES).getFirst().at("/groups/0/rules").valueStream().toList();
  private final List<JsonNode> panels =
      RepositoryFiles.json(PrometheusQueries.BOARD)
          .path("panels")
          .valueStream()
          .filter(panel -> !panel.path("type").asText().equals("row"))
          .toList();

  @Test
  void the_configuration_and_the_rules_are_valid() {
    var configuration = RepositoryFiles.yaml(RULES.resolveSibling("prometheus.yaml")).getFirst();

    assertThat(ThirdPartySchemaValidator.violations("prometheus", configuration)).isEmpty();
    assertThat(
            ThirdPartySchemaValidator.violations(
                "prometheus.rules", RepositoryFiles.yaml(RULES).getFirst()))
        .isEmpty();
  }

  @Test
  void each_query_selects_the_job_that_each_configuration_names() {
    var queries =
        Stream.concat(PrometheusQueries.ofBoard().stream(), PrometheusQueries.ofAlerts().stream());

    assertThat(queries).hasSizeGreaterThan(40).noneMatch(query -> OTHER_JOB.matcher(query).find());
    assertThat(RepositoryFiles.yaml(RULES.resolveSibling("prometheus.yaml")))
        .allSatisfy(PrometheusFilesTest::hasLabelsOfRules);
  }

  @Test
  void the_configurations_of_the_operations_page_are_valid_and_make_the_labels_of_the_rules() {
    var examples =
        EXAMPLE
            .matcher(section("## Watching\n"))
            .results()
            .flatMap(found -> YamlDocuments.parse(found.group(1)).stream())
            .toList();

    assertThat(examples)
        .hasSize(2)
        .allSatisfy(
            example -> {
              assertThat(ThirdPartySchemaValidator.violations("prometheus", example)).isEmpty();
              assertThat(example.at("/scrape_configs/0/authorization").has("credentials_file"))
                  .isTrue();
              hasLabelsOfRules(example);
            });
  }

  private static void hasLabelsOfRules(JsonNode configuration) {
    var job = configuration.at("/scrape_configs/0");
    assertThat(configuration.path("scrape_configs")).hasSize(1);
    assertThat(job.path("job_name").asText()).isEqualTo("insula");
    assertThat(job.path("metrics_path").asText()).isEqualTo("/prometheus");
    assertThat(
            job.findValuesAsText("target_label").contains("process")
                || job.at("/static_configs/0/labels").has("process"))
        .isTrue();
  }

  @Test
  void the_schemas_refuse_a_misspelt_field() {
    var configuration = RepositoryFiles.yaml(RULES.resolveSibling("prometheus.yaml")).getFirst();
    ((ObjectNode) configuration.at("/scrape_configs/0")).put("metrics_paths", "/prometheus");
    var rules = RepositoryFiles.yaml(RULES).getFirst();
    ((ObjectNode) rules.at("/groups/0/rules/0")).put("four", "5m");

    assertThat(ThirdPartySchemaValidator.violations("prometheus", configuration))
        .anyMatch(violation -> violation.contains("metrics_paths"));
    assertThat(ThirdPartySchemaValidator.violations("prometheus.rules", rules)).isNotEmpty();
  }

  @Test
  void each_alert_has_a_severity_a_summary_and_a_runbook() {
    assertThat(alerts)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            alert -> {
              var name = alert.path("alert").asText();
              assertThat(alert.at("/labels/severity").asText()).isIn("warning", "critical");
              assertThat(alert.at("/annotations/summary").asText()).endsWith(".");
              assertThat(alert.at("/annotations/runbook").asText())
                  .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            });
    assertThat(alerts.stream().map(alert -> alert.path("alert").asText())).doesNotHaveDuplicates();
  }

  @Test
  void the_operations_page_has_a_section_about_each_alert() {
    var headings =
        RepositoryFiles.text(RepositoryFiles.ROOT.resolve("docs/operations.md"))
            .lines()
            .filter(line -> line.startsWith("### "))
            .toList();

    assertThat(alerts)
        .allSatisfy(alert -> assertThat(headings).contains("### " + alert.path("alert").asText()));
  }

  @Test
  void each_panel_has_a_description_and_queries_prometheus() {
    assertThat(panels)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            panel -> {
              assertThat(panel.path("description").asText()).endsWith(".");
              assertThat(panel.at("/datasource/uid").asText()).isEqualTo("prometheus");
              assertThat(panel.path("targets")).isNotEmpty();
            });
    assertThat(panels.stream().map(panel -> panel.path("title").asText())).doesNotHaveDuplicates();
  }

  @Test
  void the_data_source_of_the_board_is_provisioned() {
    var sources =
        RepositoryFiles.yaml(
                RepositoryFiles.DOCKER.resolve("grafana/provisioning/datasources/prometheus.yaml"))
            .getFirst();

    assertThat(sources.at("/datasources/0/uid").asText()).isEqualTo("prometheus");
  }

  @Test
  void the_section_about_each_alert_names_a_panel_of_the_board() {
    var titles = panels.stream().map(panel -> "*" + panel.path("title").asText() + "*").toList();

    assertThat(alerts)
        .allSatisfy(
            alert -> {
              var section = section("### " + alert.path("alert").asText() + "\n");
              assertThat(titles).anyMatch(section::contains);
            });
  }

  @Test
  void each_metric_of_insula_is_on_the_board() {
    var metrics =
        OWN_METRIC
            .matcher(section("### Metrics\n"))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(metrics)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            metric ->
                assertThat(PrometheusQueries.ofBoard())
                    .anyMatch(query -> query.contains(metric + "{")));
  }

  @Test
  void each_alert_has_a_test_in_which_it_fires() {
    var fires =
        RepositoryFiles.yaml(Path.of(CASES))
            .getFirst()
            .path("tests")
            .valueStream()
            .flatMap(test -> test.path("alert_rule_test").valueStream())
            .filter(test -> !test.path("exp_alerts").isEmpty())
            .map(test -> test.path("alertname").asText());

    assertThat(fires)
        .containsAll(alerts.stream().map(alert -> alert.path("alert").asText()).toList());
  }

  /** Checks the syntax with promtool of Prometheus. Skipped if promtool is not installed. */
  @Test
  void the_queries_of_the_board_are_valid(@TempDir Path folder) throws Exception {
    assumeTrue(hasPromtool(), "promtool is not installed");
    var rules = folder.resolve("rules.yaml");
    var text = new StringBuilder("groups:\n  - name: board\n    rules:\n");
    PrometheusQueries.ofBoard()
        .forEach(query -> text.append(RULE.formatted(query.replace("'", "''"))));
    Files.writeString(rules, text);

    assertThat(promtool("check", "rules", "--lint=none", rules.toString())).isZero();
    Files.writeString(rules, text + RULE.formatted("sum by (a (b)"));
    assertThat(promtool("check", "rules", "--lint=none", rules.toString())).isNotZero();
  }

  /** Tests the alerts with promtool of Prometheus. Skipped if promtool is not installed. */
  @Test
  void alerts_fire_when_they_should_and_not_before() throws Exception {
    assumeTrue(hasPromtool(), "promtool is not installed");

    assertThat(promtool("test", "rules", CASES)).isZero();
  }

  private static int promtool(String... arguments) throws Exception {
    var command = Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** Returns the text of the operations page from this heading to the next one. */
  private static String section(String heading) {
    var page = RepositoryFiles.text(RepositoryFiles.ROOT.resolve("docs/operations.md"));
    var text = page.substring(page.indexOf(heading) + heading.length());
    return text.substring(0, text.indexOf("\n#"));
  }

  private static boolean hasPromtool() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Path.of(folder, "promtool").toFile().canExecute());
  }
}
