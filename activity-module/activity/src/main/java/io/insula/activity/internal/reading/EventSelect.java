package io.insula.activity.internal.reading;

import io.insula.activity.ActivityLog;
import io.insula.activity.EventFilter;
import io.insula.activity.internal.storage.EventRowMapper;
import io.insula.kernel.database.SqlLiteral;
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

/**
 * The SELECT statement for a filter.
 *
 * <p>The texts of the filter are literals, because the best plan depends on them. Times are
 * parameters, because plans rarely depend on times. Planning takes five times as long as finding
 * one event. Therefore the driver prepares a statement that recurs on a connection.
 */
public final class EventSelect {
  /** The maximum size of the message and the data of one event together, in bytes. */
  private static final int MAX_EVENT_BYTES =
      ActivityLog.MAX_MESSAGE_LENGTH * Integer.BYTES + ActivityLog.MAX_DATA_BYTES;

  private final String order;
  private final StringBuilder conditions = new StringBuilder();
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private @Nullable MessageCondition message;

  private EventSelect(String order) {
    this.order = order;
  }

  /**
   * Selects the events that match, newest first.
   *
   * @param before only events before this time; null for all
   */
  public static EventSelect newestFirst(
      EventFilter filter, EventAccess access, @Nullable Instant before) {
    return new EventSelect("DESC")
        .has("email =", filter.email())
        .has("environment =", filter.environment())
        .has("component =", filter.component())
        .contains(filter.message())
        .and("created_at >= :from", "from", filter.from())
        .and("created_at < :until", "until", filter.until())
        .and("created_at < :before", "before", before)
        .within(access, filter);
  }

  /** Selects all events after a time, oldest first. */
  public static EventSelect oldestFirst(Instant after) {
    return new EventSelect("ASC").and("created_at > :after", "after", after);
  }

  private EventSelect within(EventAccess access, EventFilter filter) {
    return access == EventAccess.ALL || filter.component() != null
        ? this
        : and("component <> " + SqlLiteral.of(EventAccess.SECURITY));
  }

  private EventSelect has(String comparison, @Nullable String text) {
    return text == null ? this : and(comparison + " " + SqlLiteral.of(text));
  }

  private EventSelect contains(@Nullable String text) {
    message = text == null ? null : MessageCondition.contains(text);
    return this;
  }

  private EventSelect and(String condition, String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    parameters.put(name, value);
    return and(condition);
  }

  private EventSelect and(String condition) {
    conditions.append(joiner()).append(condition);
    return this;
  }

  private String joiner() {
    return conditions.isEmpty() ? " WHERE " : " AND ";
  }

  /**
   * Returns the SQL, with parameters that {@link #bindTo} sets. If {@link #isWeighed}, the column
   * {@code found} has the number of matching events, at most {@code rows}.
   *
   * @param rows the maximum number of selected events
   * @param bytes the maximum total size of messages and data. The last event may exceed this size
   */
  String sql(int rows, int bytes) {
    return isWeighed(rows, bytes) ? weighed(rows, bytes) : matching(rows);
  }

  /**
   * Returns whether the SQL adds up the sizes of the events, and has the column {@code found}. This
   * SQL is much slower, so it is only used if {@code rows} events may not fit into {@code bytes}.
   */
  static boolean isWeighed(int rows, int bytes) {
    return (long) rows * MAX_EVENT_BYTES > bytes;
  }

  // Each of the two conditions has its own index, so each has its own SELECT instead of an OR.
  private String matching(int rows) {
    return message == null
        ? matching(rows, "")
        : """
        SELECT %1$s FROM ((%2$s) UNION ALL (%3$s)) AS one_of_both
        ORDER BY created_at %4$s LIMIT %5$d\
        """
            .formatted(
                EventRowMapper.COLUMNS,
                matching(rows, message.inMessage()),
                matching(rows, message.inSearchForm()),
                order,
                rows);
  }

  private String matching(int rows, String messageCondition) {
    var all = conditions + (messageCondition.isEmpty() ? "" : joiner() + messageCondition);
    return "SELECT "
        + EventRowMapper.COLUMNS
        + " FROM activity.event"
        + all
        + " ORDER BY created_at "
        + order
        + " LIMIT "
        + rows;
  }

  private String weighed(int rows, int bytes) {
    return """
    SELECT %1$s, found
    FROM (
      SELECT %1$s, count(*) OVER () AS found,
             sum(octet_length(message) + octet_length(data::text))
               OVER (ORDER BY created_at %2$s
                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS bytes_before
      FROM (%3$s) AS matching
    ) AS weighed
    WHERE coalesce(bytes_before, 0) < %4$d
    ORDER BY created_at %2$s
    """
        .formatted(EventRowMapper.COLUMNS, order, matching(rows), bytes);
  }

  Query bindTo(Query query) {
    return query.bindMap(parameters);
  }

  /**
   * @param recurring detects the repeated statements, whose plans PostgreSQL keeps
   */
  Query on(Handle handle, int rows, int bytes, RecurringStatementDetector recurring) {
    var sql = sql(rows, bytes);
    var query = bindTo(handle.createQuery(sql));
    return recurring.add(sql) ? query : query.addCustomizer(PlannedForOnce.INSTANCE);
  }

  /**
   * Makes PostgreSQL plan the statement for the values of its parameters, and discard the plan
   * after the execution.
   */
  private enum PlannedForOnce implements StatementCustomizer {
    INSTANCE;

    @Override
    public void beforeExecution(PreparedStatement statement, StatementContext context)
        throws SQLException {
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
  }
}
