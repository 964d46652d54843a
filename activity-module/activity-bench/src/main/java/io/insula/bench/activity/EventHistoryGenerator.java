package io.insula.bench.activity;

import io.insula.bench.server.Database;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Generates a log of thirteen weeks with SQL. Each week is a separate table, which is filled,
 * indexed and attached as a partition.
 *
 * <p>Of ten events, seven are from production. A log of any size has about {@value #VOUCHERS}
 * messages about vouchers. One in ten of these messages matches {@code order} and {@code
 * production}.
 */
final class EventHistoryGenerator {
  static final int WEEKS = 13;
  static final int VOUCHERS = 1_300;

  private static final int BUILDERS = 2;
  private static final DateTimeFormatter TABLE = DateTimeFormatter.ofPattern("'event_'uuuuMMdd");

  private static final String FILL =
      """
      INSERT INTO %1$s (created_at, id, component, environment, email, message, data)
      SELECT created_at, uuidv7(created_at - now()),
             CASE WHEN voucher %% 10 = 0 THEN 'order'
                  WHEN voucher %% 10 > 0 THEN 'mail' ELSE component END,
             CASE WHEN voucher %% 10 = 0 THEN 'production' ELSE environment END,
             'person' || floor(random() * %3$d / 20)::int || '@example.com',
             CASE WHEN voucher >= 0 THEN 'the voucher of ' || component || ' has expired'
                  ELSE component || ' ' || floor(random() * 10000000)::int || ' '
                       || (ARRAY['failed', 'completed', 'completed', 'was refused'])
                          [1 + floor(random() * 4)::int]
                       || ' after ' || floor(random() * 5000)::int || ' ms' END,
             json_build_object('age', floor(random() * 90)::int)
      FROM (SELECT timestamptz '%2$s 00:00:00+00' + place * (interval '7 days' / %4$d) AS created_at,
                   CASE WHEN place %% (%4$d / %5$d) = 0 THEN place / (%4$d / %5$d) ELSE -1 END
                     AS voucher,
                   (ARRAY['order', 'payment', 'search', 'cart', 'login', 'mail', 'report',
                          'import', 'export', 'invoice', 'refund', 'stock', 'delivery', 'review',
                          'session', 'upload', 'webhook', 'billing', 'audit', 'backup'])
                     [1 + floor(20 * random() * random())::int] AS component,
                   (ARRAY['production', 'production', 'production', 'production', 'production',
                          'production', 'production', 'staging', 'staging', 'development'])
                     [1 + floor(random() * 10)::int] AS environment
            FROM generate_series(0, %4$d - 1) AS place) AS raw
      """;

  private final Database database;
  private final EventTableDefinition table;
  private final int rows;

  /**
   * @param database the database of a server that has started once, so that its tables exist
   * @param rows the approximate number of events
   */
  EventHistoryGenerator(Database database, int rows) {
    this.database = database;
    this.table = new EventTableDefinition(database);
    this.rows = rows;
  }

  /** Writes the events into the table, and updates PostgreSQL's statistics. */
  void write() {
    var end = firstDayOfTheTable();
    var weeks = new ArrayList<Callable<Void>>();
    for (int week = 1; week <= WEEKS; week++) {
      var start = end.minusWeeks(week);
      weeks.add(
          () -> {
            fill(start);
            return null;
          });
    }
    runAll(weeks);
    for (int week = 1; week <= WEEKS; week++) {
      attach(end.minusWeeks(week));
    }
    database.execute("VACUUM ANALYZE activity.event", "CHECKPOINT");
  }

  private LocalDate firstDayOfTheTable() {
    var first = table.parts().getFirst().table();
    return LocalDate.parse(first, TABLE);
  }

  private static void runAll(List<Callable<Void>> tasks) {
    try (var executor = Executors.newFixedThreadPool(BUILDERS)) {
      for (var done : executor.invokeAll(tasks)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the log was filled", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the log could not be filled", e);
    }
  }

  private void fill(LocalDate start) {
    var name = "activity." + TABLE.format(start);
    var statements = new ArrayList<String>();
    statements.add("SET maintenance_work_mem = '512MB'");
    statements.add("SET synchronous_commit = off");
    statements.add("CREATE TABLE " + name + " (LIKE activity.event INCLUDING DEFAULTS)");
    statements.add(FILL.formatted(name, start, rows, rows / WEEKS, VOUCHERS / WEEKS));
    statements.addAll(table.indexesFor(name));
    database.execute(statements.toArray(String[]::new));
  }

  private void attach(LocalDate start) {
    database.execute(
        "ALTER TABLE activity.event ATTACH PARTITION activity.%s FOR VALUES FROM ('%s+00') TO ('%s+00')"
            .formatted(
                TABLE.format(start), start.atStartOfDay(), start.plusWeeks(1).atStartOfDay()));
  }
}
