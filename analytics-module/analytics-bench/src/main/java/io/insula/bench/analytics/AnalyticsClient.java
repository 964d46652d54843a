package io.insula.bench.analytics;

import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.HttpRequestWriter;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sends queries for reports to a server whose database contains the loaded history of a site. */
final class AnalyticsClient {
  private static final int OK = 200;
  private static final int USERS = 1_000;

  private final BenchServer server;
  private final String token;
  private final List<String> users;
  private final String period;
  private final Map<Kind, List<String>> pathsOf = new EnumMap<>(Kind.class);

  /** The kinds of queries, each with the goal for its duration in milliseconds. */
  enum Kind {
    CAMPAIGNS("campaigns", 1_000),
    SOURCES("sources", 1_000),
    SUMMARY("summary", 1_000),
    ATTRIBUTION("attribution", 20);

    private final String title;
    private final int limitMillis;

    Kind(String title, int limitMillis) {
      this.title = title;
      this.limitMillis = limitMillis;
    }

    String title() {
      return title;
    }

    int limitMillis() {
      return limitMillis;
    }
  }

  /**
   * @param end the end of the stored history. Queries include the whole day of this time
   */
  AnalyticsClient(Database database, BenchServer server, Instant end) {
    this.server = server;
    this.token = server.serviceToken();
    this.users =
        database.query(
            "SELECT user_id FROM analytics.event WHERE name = 'signup' ORDER BY md5(user_id) LIMIT "
                + USERS,
            row -> row.getString(1));
    var from = end.minus(Duration.ofDays(SiteHistory.DAYS));
    this.period = "?from=%s&to=%s".formatted(day(from), day(end));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /**
   * Returns a load that repeats a query; for attribution, with one user after another.
   *
   * @throws IllegalStateException if the answer of the server has no content
   */
  HttpLoad of(Kind kind) {
    var paths = pathsOf(kind);
    var requests = new HttpRequestWriter(server.authority(), token);
    var all = paths.stream().map(requests::get).toList();
    return new HttpLoad(server.address(), OK, number -> all.get((int) (number % all.size())));
  }

  /**
   * Sends a query once and returns the status.
   *
   * @param number selects the user for attribution
   */
  int ask(Kind kind, long number) {
    var paths = pathsOf.computeIfAbsent(kind, this::pathsOf);
    return server.client().answer(paths.get((int) (number % paths.size())), token).status();
  }

  private List<String> pathsOf(Kind kind) {
    var paths =
        kind == Kind.ATTRIBUTION
            ? users.stream().map(user -> "/analytics/users/" + user + "/attribution").toList()
            : List.of("/analytics/" + kind.title() + period);
    requireContent(kind, paths.getFirst());
    return paths;
  }

  private void requireContent(Kind kind, String path) {
    var answer = server.client().get(path, token);
    var content =
        switch (kind) {
          case SUMMARY -> answer.path("per_day");
          case ATTRIBUTION -> answer.path("conversions");
          case CAMPAIGNS, SOURCES -> answer.path(kind.title());
        };
    if (content.isEmpty()) {
      throw new IllegalStateException(path + " was answered " + answer);
    }
  }
}
