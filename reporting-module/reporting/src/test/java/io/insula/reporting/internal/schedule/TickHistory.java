package io.insula.reporting.internal.schedule;

import io.insula.reporting.internal.ReportingServer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Reads the ticks (the times at which the schedule looked for changed cycles) from the database of
 * a server.
 */
final class TickHistory {
  private TickHistory() {}

  /** Returns the scheduled times of the ticks, in ascending order. */
  static List<Instant> ticksOf(ReportingServer server) {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT scheduled_at FROM reporting.tick ORDER BY scheduled_at")
                    .map((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                    .list());
  }

  /** Returns how many tickets the ticks of the schedule made. */
  static int scheduledTickets(ReportingServer server) {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT count(DISTINCT ticket.id) FROM reporting.tick
                        JOIN reporting.ticket ON ticket.id = tick.ticket_id
                        WHERE requested_by IS NULL
                        """)
                    .mapTo(Integer.class)
                    .one());
  }
}
