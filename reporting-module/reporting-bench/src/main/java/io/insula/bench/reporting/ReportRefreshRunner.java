package io.insula.bench.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import io.insula.bench.load.Latencies;
import io.insula.bench.load.LoadResult;
import io.insula.bench.server.BenchServer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Requests reports, and measures the time until the server has made them. */
final class ReportRefreshRunner {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final BenchServer server;

  ReportRefreshRunner(BenchServer server) {
    this.server = server;
  }

  /**
   * Makes the reports on all active cycles that a user manages.
   *
   * @return the time until all these reports were made, counted as one operation
   */
  LoadResult all(String token) {
    return await(request("/reports/cycles", token), token);
  }

  /** Makes the report on one cycle. */
  LoadResult one(long cycleId, String token) {
    return await(request("/reports/cycles/" + cycleId, token), token);
  }

  private long request(String path, String token) {
    var answer = server.client().post(path, token, "application/json", "");
    return Long.parseLong(ticketIn(answer.body()));
  }

  private static String ticketIn(String body) {
    return body.replaceFirst("(?s)^\\{\"ticket_id\":([0-9]+)[,}].*$", "$1");
  }

  private LoadResult await(long ticketId, String token) {
    var ticket = newest(token);
    while (ticket.get("finished_at").isNull()) {
      LockSupport.parkNanos(PAUSE.toNanos());
      ticket = newest(token);
    }
    if (ticket.get("ticket_id").longValue() != ticketId
        || !ticket.get("status").asText().equals("succeeded")) {
      throw new IllegalStateException("The ticket %d ended as %s".formatted(ticketId, ticket));
    }
    var took = Duration.between(time(ticket, "created_at"), time(ticket, "finished_at"));
    var latencies = new Latencies();
    latencies.add(took.toNanos());
    return new LoadResult(latencies, took);
  }

  /**
   * Returns the newest ticket, without its tasks. Polling with all tasks would cost the server more
   * than making the reports.
   */
  private JsonNode newest(String token) {
    return server.client().get("/reports/tickets?limit=1", token).at("/tickets/0");
  }

  private static Instant time(JsonNode ticket, String field) {
    return Instant.parse(ticket.get(field).asText());
  }
}
