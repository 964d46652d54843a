package io.insula.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insula.testkit.ApiClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The requests of one user for reports and their tickets. */
record ReportRequester(ApiClient who) {
  private static final Set<String> UNFINISHED = Set.of("queued", "running");
  private static final String DATA = "data:";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Requests the reports on all active cycles and returns the id of the ticket. */
  long requestAll() {
    var answer = who.post("/reports/cycles").expect(202);
    var id = answer.json().required("ticket_id").longValue();
    assertThat(answer.header("Location")).isEqualTo("/reports/tickets/" + id);
    return id;
  }

  /** Requests the report on one cycle and waits until it is made. Fails if the report fails. */
  JsonNode make(long cycleId) {
    var answer = who.post("/reports/cycles/" + cycleId);
    assertThat(answer.status()).as("%s", answer).isIn(200, 202);
    var ticket = awaitEnd(answer.json().required("ticket_id").longValue());
    assertThat(ticket.required("status").textValue()).as("%s", ticket).isEqualTo("succeeded");
    return ticket;
  }

  /** Waits until the ticket is finished, and returns it. */
  JsonNode awaitEnd(long ticketId) {
    return awaitEnd(ticketId, Duration.ofSeconds(60));
  }

  JsonNode awaitEnd(long ticketId, Duration atMost) {
    return await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> get(ticketId), ticket -> !UNFINISHED.contains(status(ticket)));
  }

  JsonNode get(long ticketId) {
    return who.get("/reports/tickets/" + ticketId).expect(200).json();
  }

  /** Follows the progress feed of a ticket to its end, and returns all states that it shows. */
  List<JsonNode> follow(long ticketId) {
    var path = "/reports/tickets/" + ticketId + "/events";
    try (var lines = new BufferedReader(new InputStreamReader(who.open(path), UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.startsWith(DATA))
          .map(line -> read(line.substring(DATA.length())))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  static String status(JsonNode ticket) {
    return ticket.required("status").textValue();
  }
}
