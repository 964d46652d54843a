package io.insula.activity.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.activity.ActivityLog;
import io.insula.activity.EventFilter;
import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import io.insula.api.InvalidInputException;
import io.insula.kernel.base.CannotStartException;
import io.insula.testkit.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
@Property(name = "insula.activity.read-timeout", value = "1s")
class EventTableReaderTest {
  @Inject EmbeddedServer server;
  @Inject ActivityLog log;
  @Inject EventTableReader eventReader;
  @Inject Jdbi jdbi;

  private final String component = "component-" + UUID.randomUUID();

  @Test
  void a_batch_is_limited_by_rows() {
    record(5, 10);

    assertThat(portion(4, 1_000_000).events()).hasSize(4);
    assertThat(portion(4, 1_000_000).isLast()).isFalse();
    assertThat(portion(5, 1_000_000).events()).hasSize(5);
    assertThat(portion(5, 1_000_000).isLast()).isTrue();
    assertThat(portion(6, 1_000_000).isLast()).isTrue();
    assertThat(portion(4, 400_000).events()).hasSize(4);
    assertThat(portion(4, 400_000).isLast()).isFalse();
    assertThat(portion(5, 400_000).isLast()).isTrue();
  }

  @Test
  void a_batch_is_limited_by_size_and_has_at_least_one_event() {
    record(10, 50_000);

    var portion = portion(200, 120_000);
    assertThat(portion.events()).hasSize(3);
    assertThat(portion.isLast()).isFalse();
    assertThat(portion.rowsOfTheNext()).isEqualTo(20);
    assertThat(portion(200, 1).events()).hasSize(1);
  }

  @Test
  void batches_follow_each_other_without_gap_or_repeat() {
    var recorded = record(30, 20_000);

    var seen = new ArrayList<RecordedEvent>();
    @Nullable Instant before = null;
    int rows = EventChunk.MAX_ROWS;
    for (boolean isLast = false; !isLast; ) {
      var portion =
          eventReader.portion(
              EventSelect.newestFirst(filter(), EventAccess.ALL, before), rows, 100_000);
      seen.addAll(portion.events());
      isLast = portion.isLast();
      rows = portion.rowsOfTheNext();
      before = portion.events().getLast().createdAt();
    }

    assertThat(seen.reversed()).isEqualTo(recorded);
    var after = recorded.get(9).createdAt();
    assertThat(eventReader.portion(EventSelect.oldestFirst(after), 5, 1_000_000).events())
        .isEqualTo(recorded.subList(10, 15));
  }

  @Test
  void a_search_that_takes_too_long_is_answered_with_advice_to_narrow_it() {
    var reader = TestUsers.of(server.getURI()).service("reader");
    jdbi.useTransaction(
        handle -> {
          handle.execute("LOCK TABLE activity.event");
          for (var path :
              List.of(
                  "/events?component=slow",
                  "/events/" + UUID.randomUUID(),
                  "/events/export",
                  "/events/stream")) {
            var answer = reader.get(path).expect(503);
            assertThat(answer.json().get("detail").asText()).contains("Narrow it");
            assertThat(answer.header("Retry-After")).isEqualTo("10");
          }
        });
    reader.get("/events?component=slow").expect(200);
  }

  @Test
  void a_filter_with_values_out_of_bounds_is_refused() {
    for (var bad : List.of("", "c".repeat(201), "a\u0000b", "\ud800", "\udc00\ud800")) {
      assertThatThrownBy(() -> new EventFilter(null, null, bad, null, null, null))
          .isInstanceOf(InvalidInputException.class);
    }
    var emoji = "\ud83c\udfa1".repeat(200);
    assertThat(new EventFilter(null, " ", emoji, "\t", null, null).component()).isEqualTo(emoji);
  }

  @Test
  void settings_out_of_their_bounds_are_refused() {
    var second = Duration.ofSeconds(1);
    assertThat(new ReadSettings(second, 1, 10_000, Duration.ofMinutes(1), second).maxExports())
        .isEqualTo(1);
    for (var bad : List.of(Duration.ZERO, Duration.ofSeconds(61))) {
      assertThatThrownBy(() -> new ReadSettings(bad, 1, 1, second, second))
          .isInstanceOf(CannotStartException.class);
      assertThatThrownBy(() -> new ReadSettings(second, 1, 1, bad, second))
          .isInstanceOf(CannotStartException.class);
    }
    for (int bad : new int[] {0, 10_001}) {
      assertThatThrownBy(() -> new ReadSettings(second, bad, 1, second, second))
          .isInstanceOf(CannotStartException.class);
      assertThatThrownBy(() -> new ReadSettings(second, 1, bad, second, second))
          .isInstanceOf(CannotStartException.class);
    }
  }

  private EventFilter filter() {
    return new EventFilter(null, null, component, null, null, null);
  }

  private EventChunk portion(int rows, int bytes) {
    return eventReader.portion(
        EventSelect.newestFirst(filter(), EventAccess.ALL, null), rows, bytes);
  }

  private List<RecordedEvent> record(int count, int dataLength) {
    var data = "\"" + "d".repeat(dataLength - 2) + "\"";
    return log.recordAll(
        IntStream.range(0, count)
            .mapToObj(i -> new NewEvent(null, component, "production", null, "event " + i, data))
            .toList());
  }
}
