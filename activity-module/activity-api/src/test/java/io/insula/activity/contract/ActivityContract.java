package io.insula.activity.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.activity.ActivityLog;
import io.insula.activity.EventConflictException;
import io.insula.activity.EventFilter;
import io.insula.activity.EventNotFoundException;
import io.insula.activity.EventPageRequest;
import io.insula.activity.NewEvent;
import io.insula.activity.RecordedEvent;
import io.insula.api.FieldError;
import io.insula.api.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Tests what {@link ActivityLog} promises, whether the app is in this process or in another one.
 */
public abstract class ActivityContract {
  private static final EventPageRequest FIRST_PAGE = new EventPageRequest(50, null);

  private final ActivityLog log = api();

  /** Returns the log to test; the same object at each call. */
  protected abstract ActivityLog api();

  @Test
  void an_event_is_read_as_it_was_recorded() {
    var id = newestId();
    var before = Instant.now().minusSeconds(5);
    var event =
        new NewEvent(id, "Örder", "test", "ade@example.org", "got 𝄞\u0001\n", "{\"a\":[1,null]}");

    var recorded = log.record(event);

    assertThat(recorded)
        .isEqualTo(
            new RecordedEvent(
                id,
                recorded.createdAt(),
                "Örder",
                "test",
                "ade@example.org",
                "got 𝄞\u0001\n",
                recorded.data()));
    assertThat(recorded.createdAt()).isBetween(before, Instant.now().plusSeconds(5));
    assertThat(recorded.data().replace(" ", "")).isEqualTo("{\"a\":[1,null]}");
    assertThat(log.get(id)).isEqualTo(recorded);
  }

  @Test
  void the_log_chooses_an_id_where_there_is_none() {
    var first = log.record(event(null, "component", "x"));
    var second = log.record(event(null, "component", "x"));

    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(first.email()).isNull();
    assertThat(log.get(second.id())).isEqualTo(second);
  }

  @Test
  void a_repeat_is_stored_once_and_different_content_with_its_id_is_refused() {
    var id = newestId();
    var first = log.record(event(id, "component", "first"));

    assertThat(log.record(event(id, "component", "first"))).isEqualTo(first);
    assertThatExceptionOfType(EventConflictException.class)
        .isThrownBy(() -> log.record(event(id, "component", "second")))
        .satisfies(e -> assertThat(e.id()).isEqualTo(id));
  }

  @Test
  void many_events_are_stored_in_their_order() {
    var component = UUID.randomUUID().toString();
    var events =
        IntStream.range(0, ActivityLog.MAX_EVENTS)
            .mapToObj(i -> event(null, component, "m" + i))
            .toList();

    var recorded = log.recordAll(events);

    assertThat(recorded)
        .extracting(RecordedEvent::message)
        .containsExactlyElementsOf(events.stream().map(NewEvent::message).toList());
    assertThat(log.recordAll(List.of(event(null, component, "last")))).hasSize(1);
  }

  @Test
  void events_are_found_by_every_filter_newest_first() {
    var component = UUID.randomUUID().toString();
    var first = log.record(event(null, component, "Red rose"));
    var second = log.record(event(null, component, "red tulip"));
    log.record(event(null, "other", "red tulip"));

    assertThat(found(new EventFilter(null, null, component, "RED", null, null)))
        .containsExactly(second, first);
    assertThat(found(new EventFilter(null, null, component, null, second.createdAt(), null)))
        .containsExactly(second);
    assertThat(found(new EventFilter(null, null, component, null, null, second.createdAt())))
        .containsExactly(first);
    assertThat(found(new EventFilter("a@example.org", null, component, null, null, null)))
        .isEmpty();
    assertThat(found(new EventFilter(null, "test", component, "tulip", null, null)))
        .containsExactly(second);
  }

  @Test
  void pages_follow_each_other_to_the_end() {
    var component = UUID.randomUUID().toString();
    var stood =
        IntStream.range(0, 7).mapToObj(i -> log.record(event(null, component, "m" + i))).toList();
    var filter = new EventFilter(null, null, component, null, null, null);

    var seen = new ArrayList<RecordedEvent>();
    @Nullable Instant before = null;
    do {
      var page = log.find(filter, new EventPageRequest(3, before));
      seen.addAll(page.events());
      before = page.nextBefore();
    } while (before != null);

    assertThat(seen).containsExactlyElementsOf(stood.reversed());
  }

  @Test
  void a_missing_event_is_reported_with_its_id() {
    var id = UUID.randomUUID();

    assertThatExceptionOfType(EventNotFoundException.class)
        .isThrownBy(() -> log.get(id))
        .satisfies(e -> assertThat(e.id()).isEqualTo(id));
  }

  @Test
  void an_event_out_of_bounds_is_refused_with_all_its_errors() {
    assertInvalid(
        () -> log.record(new NewEvent(null, " ", "", "no address", "", "{}")),
        "component",
        "environment",
        "message",
        "email");
    assertInvalid(() -> log.record(event(null, "\ud800", "x")), "component");
    assertInvalid(() -> log.record(event(null, "x", "\udc00")), "message");
    assertInvalid(
        () -> log.record(new NewEvent(null, "x", "test", null, "x", "{not json")), "data");
    assertInvalid(
        () -> log.record(new NewEvent(null, "x", "test", null, "x", "\"\ud800\"")), "data");
    assertInvalid(
        () -> log.record(new NewEvent(null, "x", "test", "\ud800@example.org", "x", "{}")),
        "email");
    assertInvalid(() -> log.recordAll(List.of()), "events");
    var tooMany = Collections.nCopies(ActivityLog.MAX_EVENTS + 1, event(null, "x", "x"));
    assertInvalid(() -> log.recordAll(tooMany), "events");
  }

  private List<RecordedEvent> found(EventFilter filter) {
    return log.find(filter, FIRST_PAGE).events();
  }

  private static NewEvent event(@Nullable UUID id, String component, String message) {
    return new NewEvent(id, component, "test", null, message, "{}");
  }

  /** Returns a UUID of version 7 with the present time, like the ids that the log makes. */
  private static UUID newestId() {
    var random = UUID.randomUUID();
    var time =
        System.currentTimeMillis() << 16 | 0x7000 | (random.getMostSignificantBits() & 0xfff);
    return new UUID(time, random.getLeastSignificantBits());
  }

  private static void assertInvalid(Runnable call, String... fields) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(call::run)
        .satisfies(
            e -> assertThat(e.errors()).extracting(FieldError::field).containsExactly(fields));
  }
}
