package io.insula.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.insula.testkit.ApiClient;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests how the log is filtered, read page by page, stored as a file, and followed live. */
@InBrowser
class ActivityTest {
  /** Reads a stream that sends one heartbeat and then nothing, until the reader gives up. */
  private static final String READ_SILENT_STREAM =
      """
      async () => {
        const { readEvents } = await import('console/sse.js');
        const send = globalThis.fetch;
        const text = 'event: heartbeat\\ndata: {"interval_ms": 50}\\n\\n';
        const body = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode(text)) });
        globalThis.fetch = async () => new Response(body);
        const types = [];
        await readEvents('events/stream', ({ type }) => types.push(type), {});
        globalThis.fetch = send;
        return types.join();
      }
      """;

  @Test
  void each_filter_narrows_the_log(ConsoleWindows visits) {
    var service = visits.server().users().service("filter-logger");
    send(service, "doors", "test", "a@example.org", "The door opened");
    send(service, "doors", "live", "a@example.org", "The door closed");
    send(service, "doors", "live", "b@example.org", "The gate opened");
    var visit = visits.admin(WindowSettings.NARROW).open("activity?component=doors");
    assertThat(rows(visit)).hasCount(3);

    search(visit, "environment", "live", "The gate opened", "The door closed");
    search(visit, "email", "a@example.org", "The door closed");
    search(visit, "environment", "", "The door closed", "The door opened");
    search(visit, "message", "OPENED", "The door opened");
    var today = LocalDate.now(ZoneOffset.UTC);
    search(visit, "to_date", today.plusDays(1).toString(), "The door opened");
    search(visit, "from_date", today.minusDays(1).toString(), "The door opened");
    search(visit, "from_date", today.plusDays(1).toString());
    visit.sees("activity.no-match").press("activity.clear");
    assertThat(visit.field("activity.message").first()).hasValue("");
    search(visit, "component", "doors", "The gate opened", "The door closed", "The door opened");
    search(visit, "to_date", today.minusDays(1).toString());
  }

  @Test
  void a_filter_keeps_the_focus_when_it_is_sent_by_enter(ConsoleWindows visits) {
    var visit = visits.admin(WindowSettings.NARROW).open("activity");
    var filter = visit.field("activity.message").first();
    filter.fill("no such message");
    filter.press("Enter");

    assertThat(visit.page()).hasURL(Pattern.compile("message=no\\+such\\+message"));
    visit.calm().sees("activity.no-match");
    assertThat(filter).isFocused();
    visit.page().goBack();
    assertThat(filter).hasValue("");
  }

  /** Sets a filter and checks the messages that the log then shows. */
  private static void search(ConsoleWindow visit, String filter, String value, String... found) {
    visit.fill("activity." + filter, value).press("action.search");
    assertThat(rows(visit).locator(".clamp")).hasText(found);
  }

  @Test
  void a_long_log_is_read_page_by_page_and_stored_whole(ConsoleWindows visits) {
    var service = visits.server().users().service("batch-logger");
    var lines =
        IntStream.range(0, 60)
            .mapToObj(
                """
                {"component": "paged", "environment": "test", "email": "a@example.org", \
                "message": "Page %d"}
                """
                    ::formatted)
            .collect(Collectors.joining());
    service
        .send("POST", "/events/batch", "application/x-ndjson", lines.getBytes(UTF_8))
        .expect(200);
    var visit = visits.admin(WindowSettings.WIDE).open("activity?component=paged");

    assertThat(rows(visit)).hasCount(50);
    visit.press("action.more");
    assertThat(rows(visit)).hasCount(60);
    assertThat(rows(visit).locator(".clamp").allTextContents()).doesNotHaveDuplicates();
    var stored =
        StoredFiles.text(visit, "events.ndjson", () -> visit.press("activity.download-ndjson"));
    assertThat(stored.lines()).hasSize(60).allMatch(line -> line.contains("\"paged\""));
  }

  @Test
  void live_events_are_filtered_and_a_pause_loses_none(ConsoleWindows visits) {
    var service = visits.server().users().service("live-logger");
    var visit = visits.admin(WindowSettings.WIDE).open("activity?component=drums&message=loud");
    visit.press("activity.follow").sees("activity.connected");

    send(service, "flutes", "test", "a@example.org", "A loud flute");
    send(service, "drums", "test", "a@example.org", "A soft drum");
    send(service, "drums", "test", "a@example.org", "A Lo\u200bud drum");
    assertThat(rows(visit).locator(".clamp")).hasText(new String[] {"A Lo\u200bud drum"});
    visit.press("activity.pause").sees("activity.paused");
    send(service, "drums", "test", "a@example.org", "A loud drum in the pause");
    visit.sees("activity.received", "count", 1);
    visit.press("activity.resume");
    assertThat(rows(visit).locator(".clamp"))
        .hasText(new String[] {"A loud drum in the pause", "A Lo\u200bud drum"});
    visit.sees("activity.received", "count", 2);
    visit.press("activity.empty").sees("activity.waiting");
  }

  @Test
  void a_stream_that_falls_silent_is_read_again(ConsoleWindows visits) {
    var page = visits.anonymous(WindowSettings.WIDE).open("").page();

    assertThat(page.evaluate(READ_SILENT_STREAM)).isEqualTo("heartbeat");
  }

  @Test
  void the_numbers_of_an_event_are_shown_as_they_were_sent(ConsoleWindows visits) {
    var event =
        """
        {"component": "scales", "environment": "test", "email": "a@example.org",
         "message": "weighed", "data": {"zero": -0.0, "id": 12345678901234567890, "price": 1.50}}
        """;
    var service = visits.server().users().service("scales-logger");
    service.send("POST", "/events", "application/json", event.getBytes(UTF_8)).expect(201);
    var visit = visits.admin(WindowSettings.WIDE).open("activity?component=scales");

    visit.page().getByText(visit.texts().of("activity.show-data")).click();

    assertThat(rows(visit).locator("pre"))
        .hasText("{ \"zero\": -0.0, \"id\": 12345678901234567890, \"price\": 1.50 }");
  }

  private static void send(
      ApiClient service, String component, String environment, String email, String message) {
    var event =
        Map.of(
            "component", component,
            "environment", environment,
            "email", email,
            "message", message);
    service.post("/events", event).expect(201);
  }

  private static Locator rows(ConsoleWindow visit) {
    return visit.page().locator("tbody tr");
  }
}
