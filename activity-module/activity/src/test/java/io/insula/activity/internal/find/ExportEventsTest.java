package io.insula.activity.internal.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insula.activity.ActivityLog;
import io.insula.activity.NewEvent;
import io.insula.activity.internal.TestEvents;
import io.insula.testkit.ApiClient;
import io.insula.testkit.ApiResponse;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest(transactional = false)
@Property(name = "insula.activity.max-exports", value = "4")
class ExportEventsTest {
  private static final String CSV_HEAD =
      "id,created_at,component,environment,email,message,data\r\n";

  @Inject EmbeddedServer server;
  @Inject ActivityLog log;
  @Inject Jdbi jdbi;

  private ApiClient reader;
  private final String component = "component-" + UUID.randomUUID();

  @BeforeEach
  void sign_in() {
    reader = TestUsers.of(server.getURI()).service("reader");
  }

  @Test
  void an_export_has_every_matching_event_newest_first() {
    for (int first = 0; first < 1_001; first += 77) {
      log.recordAll(
          IntStream.range(first, Math.min(first + 77, 1_001))
              .mapToObj(i -> event("event " + i, "{}"))
              .toList());
    }

    var lines = export("ndjson").body().lines().toList();

    assertThat(lines).hasSize(1_001);
    assertThat(lines.getFirst()).contains("\"message\":\"event 1000\"");
    assertThat(lines.getLast()).contains("\"message\":\"event 0\"");
    assertThat(new HashSet<>(lines)).hasSize(1_001);
  }

  @Test
  void an_export_of_nothing_is_empty_except_the_csv_header() {
    assertThat(export("ndjson").body()).isEmpty();
    assertThat(export("csv").body()).isEqualTo(CSV_HEAD);
    reader.get("/events/export?format=xml").expect(400);
  }

  @Test
  void the_accepted_type_decides_where_no_format_is_given() {
    log.record(event("event", "{}"));
    var path = "/events/export?component=" + component;

    assertThat(accepting("text/csv", path).header("Content-Type"))
        .isEqualTo("text/csv;charset=utf-8");
    assertThat(accepting("application/x-ndjson", path).header("Content-Type"))
        .isEqualTo("application/x-ndjson");
    assertThat(accepting("*/*", path).header("Content-Type")).isEqualTo("application/x-ndjson");
    for (var range :
        List.of("application/*", "application/json, */*;q=0.1", "application/json;q=0, */*")) {
      assertThat(accepting(range, path).header("Content-Type"))
          .as(range)
          .isEqualTo("application/x-ndjson");
    }
    assertThat(accepting("application/x-ndjson;q=0.1, text/csv;q=0.9", path).header("Content-Type"))
        .startsWith("text/csv");
    assertThat(accepting("text/csv", path + "&format=csv").body()).startsWith(CSV_HEAD);
    reader.withHeader("Accept", "image/png").get(path).expect(406);
  }

  @Test
  void cells_of_csv_are_harmless_to_spreadsheets() {
    for (var message : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "a,\"b\"\nc")) {
      log.record(event(message, "{}"));
    }

    assertThat(export("csv").body())
        .contains(",'=1+1,", ",'+1,", ",'-1,", ",'@SUM(A1),", ",'\tx,", "\"'\rx\"")
        .contains("\"a,\"\"b\"\"\nc\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n=1+1",
        "\nx",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20SUM(A1)",
        "\ufe661+1",
        " =1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "\u3000\uff1d1+1"
      })
  void a_cell_that_a_spreadsheet_may_run_as_a_formula_has_an_apostrophe(String message) {
    log.record(event(message, "{}"));

    assertThat(export("csv").body()).contains("'" + message);
  }

  @Test
  void an_event_takes_one_line_however_its_data_was_written() {
    log.record(event("event", "{\n  \"a\":\r\n1 }"));

    assertThat(export("ndjson").body().lines()).hasSize(1);
  }

  @Test
  void slow_readers_hold_no_connection_and_one_beyond_the_limit_is_refused() throws Exception {
    fill(1_000);
    var exports = new ArrayList<InputStream>();
    for (int i = 0; i < 4; i++) {
      exports.add(reader.open("/events/export?component=" + component));
    }

    await().untilAsserted(() -> assertThat(busyConnections()).isZero());
    var refused = reader.get("/events/export?component=" + component).expect(503);
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    assertThat(lines(exports.removeFirst())).isEqualTo(1_000);

    for (var export : exports) {
      export.close();
    }
    for (int i = 0; i < 4; i++) {
      var each = await().until(this::tryToExport, answer -> answer.status() == 200);
      assertThat(each.body()).startsWith(CSV_HEAD);
    }
  }

  @Test
  void an_export_breaks_off_when_the_token_of_its_reader_is_revoked() throws IOException {
    fill(1_000);
    var people = TestUsers.of(server.getURI());
    var others = new ArrayList<InputStream>();
    for (int i = 0; i < 3; i++) {
      others.add(reader.open("/events/export?component=" + component));
    }
    try (var export = people.service("leaver").open("/events/export?component=" + component)) {
      assertThat(export.read()).isEqualTo('{');
      assertThat(tryToExport().status()).isEqualTo(503);
      people.admin().delete("/accounts/leaver/service-token").expect(204);

      await().until(() -> tryToExport().status() == 200);
      assertThatThrownBy(() -> lines(export)).isInstanceOf(IOException.class);
    }
    for (var other : others) {
      other.close();
    }
  }

  private ApiResponse tryToExport() {
    return reader.get("/events/export?format=csv&environment=none");
  }

  /** Stores events; the data of a thousand events is 60 MB. */
  private void fill(int count) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO activity.event"
                    + " SELECT now() + i * interval '1 microsecond', gen_random_uuid(), ?,"
                    + " 'production', NULL, 'event ' || i, to_json(repeat('d', 60000))"
                    + " FROM generate_series(1, ?) AS i",
                component,
                count));
  }

  private int busyConnections() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL")
                .mapTo(Integer.class)
                .one());
  }

  private static long lines(InputStream body) throws IOException {
    long lines = 0;
    var buffer = new byte[65_536];
    try (body) {
      for (int length = body.read(buffer); length >= 0; length = body.read(buffer)) {
        lines += IntStream.range(0, length).filter(i -> buffer[i] == '\n').count();
      }
    }
    return lines;
  }

  private NewEvent event(String message, String data) {
    var event = TestEvents.of(component, "production", "ade@gmail.com", message);
    return new NewEvent(null, component, event.environment(), event.email(), event.message(), data);
  }

  private ApiResponse accepting(String type, String path) {
    return reader.withHeader("Accept", type).get(path).expect(200);
  }

  private ApiResponse export(String format) {
    return reader.get("/events/export?format=" + format + "&component=" + component).expect(200);
  }
}
