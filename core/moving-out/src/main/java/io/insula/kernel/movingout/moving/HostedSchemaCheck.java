package io.insula.kernel.movingout.moving;

import io.insula.api.UnavailableException;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.base.apps.Apps;
import io.insula.kernel.database.DatabaseErrors;
import io.insula.kernel.database.DatabaseReadinessCheck;
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
 * Checks whether the schemas of this process's apps exist. A schema is missing if the data was
 * moved to another database.
 */
@Singleton
final class HostedSchemaCheck implements DatabaseReadinessCheck {
  private static final Logger LOG = LoggerFactory.getLogger(HostedSchemaCheck.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final List<AppDescriptor> apps;
  private final String missingSchemasSql;
  private final AtomicReference<Set<String>> missingSchemas = new AtomicReference<>(Set.of());

  HostedSchemaCheck(Apps apps) {
    this.apps = apps.hosted().stream().filter(AppDescriptor::hasSchema).toList();
    this.missingSchemasSql =
        this.apps.stream()
            .map(app -> "'" + app.schema() + "'")
            .collect(
                Collectors.joining(
                    ", ",
                    "SELECT name FROM unnest(ARRAY[",
                    "]::text[]) AS name WHERE to_regnamespace(name) IS NULL"));
  }

  @Override
  public boolean holds() {
    return missingSchemas.get().isEmpty();
  }

  @Override
  public void check(Statement statement) throws SQLException {
    var found = new HashSet<String>();
    try (var rows = statement.executeQuery(missingSchemasSql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    var before = missingSchemas.getAndSet(Set.copyOf(found));
    for (var app : apps) {
      var isGone = found.contains(app.schema());
      if (isGone != before.contains(app.schema())) {
        logChange(app, isGone);
      }
    }
  }

  private static void logChange(AppDescriptor app, boolean isGone) {
    if (isGone) {
      LOG.warn(
          "The data of the app {} is no longer in this database: set insula.apps.{} to remote,"
              + " or move the data back",
          app.name(),
          app.name());
    } else {
      LOG.info("The data of the app {} is in this database again", app.name());
    }
  }

  /**
   * Explains an error only if the whole schema of a hosted app is missing. A missing table is a
   * mistake in the statement.
   */
  @Override
  public Optional<UnavailableException> explain(Throwable error) {
    return missingSchemas.get().stream().anyMatch(schema -> isAboutMissing(error, schema))
        ? Optional.of(
            new UnavailableException(
                "The app is moving to another database. Retry shortly.", RETRY_AFTER, error))
        : Optional.empty();
  }

  private static boolean isAboutMissing(Throwable error, String schema) {
    // The database's messages can be in any language, so this pattern finds only the schema's name.
    // A name after a dot is a table, and is skipped.
    var name = Pattern.compile("(?<![\\w.])" + schema + "(?!\\w)");
    return DatabaseErrors.messagesOfWhatDoesNotExist(error)
        .anyMatch(message -> name.matcher(message).find());
  }
}
