package io.insula.activity.internal.reading;

import io.insula.activity.EventFilter;
import io.insula.activity.internal.storage.EventRows;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** The SELECT of a filter, with only the conditions that the filter has. */
public final class EventSelect {
  private final String order;
  private final StringBuilder conditions = new StringBuilder();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  private EventSelect(String order) {
    this.order = order;
  }

  /**
   * The events that match, newest first.
   *
   * @param before only those before this time; null for all
   */
  public static EventSelect newestFirst(EventFilter filter, @Nullable Instant before) {
    return new EventSelect("DESC")
        .and("email = :email", "email", filter.email())
        .and("environment = :environment", "environment", filter.environment())
        .and("component = :component", "component", filter.component())
        .and("message ILIKE :message", "message", contained(filter.message()))
        .and("created_at >= :from", "from", filter.from())
        .and("created_at < :until", "until", filter.until())
        .and("created_at < :before", "before", before);
  }

  /** All events after a time, oldest first. */
  public static EventSelect oldestFirst(Instant after) {
    return new EventSelect("ASC").and("created_at > :after", "after", after);
  }

  private EventSelect and(String condition, String name, @Nullable Object value) {
    if (value != null) {
      conditions.append(parameters.isEmpty() ? " WHERE " : " AND ").append(condition);
      parameters.put(name, value);
    }
    return this;
  }

  private static @Nullable String contained(@Nullable String text) {
    return text == null
        ? null
        : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  /**
   * The SQL, whose parameters {@link #bindTo} knows: the rows up to a number and up to a weight,
   * each with how many there were up to the number. What counts is the weight of the rows before,
   * so the first row comes however heavy it is.
   */
  String sql() {
    return """
    SELECT %1$s, found
    FROM (
      SELECT %1$s, count(*) OVER () AS found,
             sum(octet_length(message) + octet_length(data::text))
               OVER (ORDER BY created_at %2$s
                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS bytes_before
      FROM (
        SELECT %1$s FROM activity.event%3$s ORDER BY created_at %2$s LIMIT :rows
      ) AS matching
    ) AS weighed
    WHERE coalesce(bytes_before, 0) < :bytes
    ORDER BY created_at %2$s
    """
        .formatted(EventRows.COLUMNS, order, conditions);
  }

  Query bindTo(Query query, int rows, int bytes) {
    return query
        .bindMap(parameters)
        .bind("rows", rows)
        .bind("bytes", bytes)
        .addCustomizer(PlannedForItsParameters.INSTANCE);
  }

  Query on(Handle handle, int rows, int bytes) {
    return bindTo(handle.createQuery(sql()), rows, bytes);
  }

  /** One message matches much, another nothing: a plan that is made once for all would be wrong. */
  private enum PlannedForItsParameters implements StatementCustomizer {
    INSTANCE;

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context)
        throws SQLException {
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
  }
}
