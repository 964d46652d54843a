package io.insula.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The queries to Prometheus in the files of this repository. */
final class PrometheusQueries {
  static final Path RULES = RepositoryFiles.DOCKER.resolve("prometheus/alerts.yaml");
  static final Path BOARD = RepositoryFiles.DOCKER.resolve("grafana/insula.json");

  private PrometheusQueries() {}

  /** Returns the queries of the dashboard. A fixed time replaces the variable of Grafana. */
  static List<String> ofBoard() {
    return RepositoryFiles.json(BOARD)
        .path("panels")
        .valueStream()
        .flatMap(panel -> panel.path("targets").valueStream())
        .map(target -> target.path("expr").asText().replace("$__rate_interval", "5m"))
        .toList();
  }

  /** Returns the queries of the alerts. */
  static List<String> ofAlerts() {
    return RepositoryFiles.yaml(RULES)
        .getFirst()
        .at("/groups/0/rules")
        .valueStream()
        .map(rule -> rule.path("expr").asText())
        .toList();
  }

  /**
   * Returns the lines of the file with which {@code play-compose.sh} checks queries: a word and a
   * query. "rows" means that the query must return rows on a server that had some requests, and
   * "valid" that it may return none.
   */
  static List<String> toEvaluate() {
    return Stream.concat(
            ofBoard().stream().map(query -> (returnsRows(query) ? "rows " : "valid ") + query),
            ofAlerts().stream().map(query -> "valid " + query))
        .toList();
  }

  /**
   * Returns whether the query returns rows on a server that has answered no request with 4xx, on
   * which no job has failed and no report was attempted, and no job ran in the last minutes. The
   * server has no counter of such events before the first of them.
   */
  private static boolean returnsRows(String query) {
    return Stream.of(
            "status=~\"4..\"",
            "result=\"failed\"",
            "dbscheduler_task_duration_seconds",
            "insula_reporting_attempts_total")
        .noneMatch(query::contains);
  }
}
