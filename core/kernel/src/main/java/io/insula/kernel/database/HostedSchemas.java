package io.insula.kernel.database;

import io.insula.api.UnavailableException;
import io.insula.kernel.apps.AppDescriptor;
import io.insula.kernel.apps.Apps;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schemas of the apps in this process. One is gone when its data was moved out and this process
 * was forgotten.
 */
@Singleton
public final class HostedSchemas {
  private static final Logger LOG = LoggerFactory.getLogger(HostedSchemas.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final List<AppDescriptor> apps;
  private final String question;
  private final AtomicReference<Set<String>> gone = new AtomicReference<>(Set.of());

  HostedSchemas(Apps apps) {
    this.apps = apps.hosted();
    this.question =
        this.apps.stream()
            .map(app -> "'" + app.schema() + "'")
            .collect(
                Collectors.joining(
                    ", ",
                    "SELECT name FROM unnest(ARRAY[",
                    "]::text[]) AS name WHERE to_regnamespace(name) IS NULL"));
  }

  /** Whether all of them were there at the last look. */
  boolean areThere() {
    return gone.get().isEmpty();
  }

  /** Looks which of them are there, and tells of those that were there before and are no more. */
  void look(Statement statement) throws SQLException {
    var found = new HashSet<String>();
    try (var rows = statement.executeQuery(question)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    var before = gone.getAndSet(Set.copyOf(found));
    for (var app : apps) {
      var isGone = found.contains(app.schema());
      if (isGone != before.contains(app.schema())) {
        tell(app, isGone);
      }
    }
  }

  private static void tell(AppDescriptor app, boolean isGone) {
    if (isGone) {
      LOG.warn(
          "The data of the app {} is not in this database any more: set insula.apps.{} to remote,"
              + " or move the data back",
          app.name(),
          app.name());
    } else {
      LOG.info("The data of the app {} is back", app.name());
    }
  }

  /**
   * What an error is to a caller that a statement ended in because a schema is gone; empty if it is
   * no such error. Something else that does not exist is a fault of the statement.
   */
  public Optional<UnavailableException> asUnavailable(Throwable error) {
    return gone.get().stream().anyMatch(schema -> isMissedBy(error, schema))
        ? Optional.of(
            new UnavailableException("The app is moving to another place.", RETRY_AFTER, error))
        : Optional.empty();
  }

  private static boolean isMissedBy(Throwable error, String schema) {
    // Whatever the language of the server, and not as the last part of another name.
    var name = Pattern.compile("(?<![\\w.])" + schema + "(?!\\w)");
    return DatabaseErrors.messagesOfWhatDoesNotExist(error)
        .anyMatch(message -> name.matcher(message).find());
  }
}
