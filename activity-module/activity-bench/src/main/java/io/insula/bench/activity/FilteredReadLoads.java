package io.insula.bench.activity;

import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.HttpRequestWriter;
import io.insula.bench.load.SqlLoad;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Loads that read the log with filters. */
final class FilteredReadLoads {
  static final int MATCHES = 50;
  private static final int MAX_EVENTS = 200;
  private static final int OK = 200;

  private final Database database;
  private final BenchServer server;

  FilteredReadLoads(Database database, BenchServer server) {
    this.database = database;
    this.server = server;
  }

  /**
   * Returns a load that reads {@value #MATCHES} events by component, environment, time and a rare
   * word. The events are spread over several weeks.
   */
  HttpLoad rare() {
    return read("voucher");
  }

  /**
   * Returns a load that reads {@value #MATCHES} events by component, environment, time and a
   * frequent word. One in four messages contains the word.
   */
  HttpLoad frequent() {
    return read("failed");
  }

  /** Returns a load that reads the newest event of a component. */
  HttpLoad newestOfComponent() {
    return load("/events?component=order&limit=1");
  }

  /**
   * Returns a load that reads the newest event with the filters for the component, the environment,
   * the message and the time.
   */
  HttpLoad newestOfFourFilters() {
    return load(pathOf("failed", timeOfTheOldestMatch("failed"), 1));
  }

  /**
   * Returns a load that sends the query of {@link #newestOfFourFilters} to PostgreSQL directly, as
   * a prepared statement.
   */
  SqlLoad.Preparation plain() {
    var from = timeOfTheOldestMatch("failed");
    return connection -> {
      var statement =
          connection.prepareStatement(
              """
              SELECT created_at, id, component, environment, email, message, data
              FROM activity.event
              WHERE component = 'order' AND environment = 'production'
                AND message ILIKE '%%failed%%' AND created_at >= '%s'
              ORDER BY created_at DESC LIMIT 1
              """
                  .formatted(from));
      return () -> {
        try (var rows = statement.executeQuery()) {
          if (!rows.next()) {
            throw new IllegalStateException("no event was found");
          }
        }
      };
    };
  }

  private HttpLoad load(String path) {
    var token = server.serviceToken();
    var found = server.client().get(path, token).get("events").size();
    if (found != 1) {
      throw new IllegalStateException(path + " found " + found + " events");
    }
    var request = new HttpRequestWriter(server.authority(), token).get(path);
    return new HttpLoad(server.address(), OK, number -> request);
  }

  private static String pathOf(String message, Instant from, int limit) {
    return "/events?component=order&environment=production&limit=%d&message=%s&from_date=%s"
        .formatted(limit, message, URLEncoder.encode(from.toString(), StandardCharsets.UTF_8));
  }

  private HttpLoad read(String message) {
    var path = pathOf(message, timeOfTheOldestMatch(message), MAX_EVENTS);
    var token = server.serviceToken();
    var found = server.client().get(path, token).get("events").size();
    if (found != MATCHES) {
      throw new IllegalStateException(path + " found " + found + " events");
    }
    var request = new HttpRequestWriter(server.authority(), token).get(path);
    return new HttpLoad(server.address(), OK, number -> request);
  }

  private Instant timeOfTheOldestMatch(String message) {
    return database
        .query(
            """
            SELECT created_at FROM activity.event
            WHERE component = 'order' AND environment = 'production' AND message LIKE '%%%s%%'
            ORDER BY created_at DESC OFFSET %d LIMIT 1
            """
                .formatted(message, MATCHES - 1),
            row -> row.getObject(1, OffsetDateTime.class).toInstant())
        .getFirst();
  }
}
