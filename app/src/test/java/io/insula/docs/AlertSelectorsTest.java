package io.insula.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.testkit.ApiClient;
import io.insula.testkit.ServerProcess;
import io.insula.testkit.ServerProcess.Settings;
import io.insula.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that the labels by which the alerts in {@code docker/prometheus} select metrics are those
 * that a server has after a request, a job and its readiness have failed.
 */
@Tag("processes")
class AlertSelectorsTest {
  private static final Path ALERTS = Path.of("../docker/prometheus/alerts.yaml");
  private static final Pattern SELECTOR =
      Pattern.compile("(\\w+)\\{job=\"insula\",((?:[^\"}]|\"[^\"]*\")*)}");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");
  private static final Pattern SERIES = Pattern.compile("(?m)^(\\w+)\\{(.*)} (\\S+)$");
  private static final String JOB = "cycles.move-phases-by-date";

  private final TestDatabase database = TestDatabase.create();

  /** A metric with its labels, as a server shows it. */
  private record Series(String name, Map<String, String> labels, double value) {}

  @Test
  void each_selector_of_an_alert_matches_a_metric_of_a_server_with_failures() throws IOException {
    var settings = Settings.standard().on(database).with("INSULA_METRICS_NEED_TOKEN", "false");
    var selectors = SELECTOR.matcher(Files.readString(ALERTS, UTF_8)).results().toList();
    try (var server = ServerProcess.start(settings).awaitReady()) {
      var client = ApiClient.at(server.uri());
      database.execute("ALTER TABLE cycles.cycle RENAME TO elsewhere");
      database.execute(
          "UPDATE kernel.jobs SET execution_time = now() WHERE task_name = '" + JOB + "'");
      client.get("/cycles").expect(500);
      await().until(() -> served(client).stream().anyMatch(AlertSelectorsTest::isFailedJob));
      makeReadOnly();
      await().until(() -> client.get("/health/readiness").status() == 503);
      var served = served(client);

      assertThat(selectors)
          .hasSizeGreaterThan(10)
          .allSatisfy(selector -> assertThat(served).anyMatch(series -> matches(selector, series)));
    }
  }

  private static boolean isFailedJob(Series series) {
    return series.name().equals("dbscheduler_task_completions_total")
        && series.labels().equals(Map.of("task", JOB, "result", "failed"))
        && series.value() > 0;
  }

  private static boolean matches(MatchResult selector, Series series) {
    return series.name().equals(selector.group(1))
        && MATCHER
            .matcher(selector.group(2))
            .results()
            .allMatch(
                each ->
                    matches(
                        each.group(2),
                        each.group(3),
                        series.labels().getOrDefault(each.group(1), "")));
  }

  private static boolean matches(String operator, String expected, String value) {
    return switch (operator) {
      case "=" -> value.equals(expected);
      case "!=" -> !value.equals(expected);
      case "=~" -> value.matches(expected);
      default -> !value.matches(expected);
    };
  }

  private static List<Series> served(ApiClient client) {
    return SERIES
        .matcher(client.get("/prometheus").expect(200).body())
        .results()
        .map(
            found ->
                new Series(
                    found.group(1), labels(found.group(2)), Double.parseDouble(found.group(3))))
        .toList();
  }

  private static Map<String, String> labels(String text) {
    return MATCHER
        .matcher(text)
        .results()
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(3)));
  }

  /**
   * Makes the database read-only for all later sessions, and ends all current sessions of servers.
   */
  private void makeReadOnly() {
    database.execute(
        """
        DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on',
            current_database());
        END $$
        """);
    database.execute(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """);
  }
}
