package io.insula.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks the files for Prometheus and Grafana. {@code TourTest}, which has a running server, checks
 * that the metrics in these files exist.
 */
class PrometheusFilesTest {
  private static final Path RULES = RepositoryFiles.DOCKER.resolve("prometheus/alerts.yaml");

  private final List<JsonNode> alerts =
      RepositoryFiles.yaml(RULES).getFirst().at("/groups/0/rules").valueStream().toList();
  private final List<JsonNode> panels =
      RepositoryFiles.json(RepositoryFiles.DOCKER.resolve("grafana/insula.json"))
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

  /** Tests the alerts with promtool of Prometheus. Skipped if promtool is not installed. */
  @Test
  void alerts_fire_when_they_should_and_not_before() throws Exception {
    assumeTrue(hasPromtool(), "promtool is not installed");
    var cases = Path.of("src/test/prometheus/alerts-test.yaml");
    var process =
        new ProcessBuilder("promtool", "test", "rules", cases.toString()).inheritIO().start();

    assertThat(process.waitFor()).isZero();
  }

  private static boolean hasPromtool() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Path.of(folder, "promtool").toFile().canExecute());
  }
}
