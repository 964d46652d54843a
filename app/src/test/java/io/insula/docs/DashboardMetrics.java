package io.insula.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The metrics that the Grafana dashboard and the Prometheus alerts use. */
final class DashboardMetrics {
  private static final Path FOLDER = Path.of("../docker");

  /**
   * Matches the name of a metric in a query, where the name of the job follows it. The pattern ends
   * before the quotation mark, because the JSON of the dashboard escapes it.
   */
  private static final Pattern METRIC = Pattern.compile("([a-z][a-z0-9_]*)\\{job=");

  private DashboardMetrics() {}

  static SortedSet<String> names() {
    var names = new TreeSet<String>();
    for (var file : new String[] {"grafana/insula.json", "prometheus/alerts.yaml"}) {
      METRIC
          .matcher(read(FOLDER.resolve(file)))
          .results()
          .forEach(each -> names.add(each.group(1)));
    }
    names.remove("up"); // Prometheus itself makes the metric "up", so the server does not have it.
    return names;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
