package io.insula.reporting.internal.google;

import static io.insula.reporting.internal.google.TestReports.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.insula.reporting.internal.google.fake.Fault;
import io.insula.reporting.internal.google.fake.Fault.Kind;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.tickets.AttemptEndedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that readers see either all old or all new values of a spreadsheet if an attempt is killed
 * at any request.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledPublishTest {
  private static final String ADMIN = "ada@example.org";

  private FakeGoogle google;
  private SpreadsheetTestServer server;

  @BeforeAll
  void start() {
    google = FakeGoogle.start();
    server = SpreadsheetTestServer.start(google, google.addSpreadsheet("Template", "one", "two"));
    server.publish(report(1, 1, "so that there is an access token"));
  }

  @BeforeEach
  void reset() {
    google.reset();
    server.reset();
    server.bean(InMemoryAccountAddresses.class).put("ada", ADMIN);
  }

  @AfterAll
  void stop() {
    server.close();
    google.close();
  }

  private static Report reportWithMore(long cycle) {
    return TestReports.of(
        cycle, List.of("ada"), numbered("ONE", 3, "new"), numbered("three", 2, "new"));
  }

  private static Report report(long cycle, long rows, String text) {
    return TestReports.of(
        cycle, List.of("ada"), numbered("one", rows, text), numbered("two", rows + 1, text));
  }

  private static Map<String, List<List<Object>>> expected(long rows, String text) {
    return Map.of("one", table(rows, text), "two", table(rows + 1, text));
  }

  private static List<List<Object>> table(long rows, String text) {
    var table = new ArrayList<List<Object>>();
    table.add(List.of("A", "B"));
    for (var row = 1; row <= rows; row++) {
      table.add(List.of((double) row, text + " " + row));
    }
    return table;
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"CUT_BEFORE", "CUT_AFTER"})
  void an_attempt_that_creates_the_spreadsheet_can_be_killed_at_each_request(Kind kind) {
    server.publish(report(1000, 3, "new"));
    var all = google.requests().size();
    for (var position = 0; position < all; position++) {
      var cycle = position + 1L;
      var died = dies(report(cycle, 3, "new"), position, kind);

      var id = server.publish(report(cycle, 3, "new"));

      assertThat(died || position >= all - 2).isTrue();
      assertThat(google.shown(id)).isEqualTo(expected(3, "new"));
      assertThat(google.titles(id)).containsExactly("one", "two");
      assertThat(google.sharedWith(id)).isEqualTo(Map.of(ADMIN, "reader"));
      assertThat(google.marked()).hasSize(position + 2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"CUT_BEFORE", "CUT_AFTER"})
  void a_tab_that_the_template_lacks_appears_even_if_an_attempt_is_killed_at_any_request(
      Kind kind) {
    server.publish(reportWithMore(1000));
    var all = google.requests().size();
    for (var position = 0; position < all; position++) {
      var cycle = position + 1L;
      dies(reportWithMore(cycle), position, kind);

      var id = server.publish(reportWithMore(cycle));

      assertThat(google.titles(id)).containsExactly("one", "two", "three");
      assertThat(google.shown(id).get("one")).isEqualTo(table(3, "new"));
      assertThat(google.shown(id).get("three")).isEqualTo(table(2, "new"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"CUT_BEFORE", "CUT_AFTER"})
  void an_attempt_that_refreshes_the_spreadsheet_can_be_killed_at_each_request(Kind kind)
      throws Exception {
    var id = server.publish(report(1, 5, "text 0"));
    var before = google.requests().size();
    server.publish(report(1, 5, "text 0"));
    var all = google.requests().size() - before;
    for (var position = 0; position < all; position++) {
      var old = expected(5, "text " + position);
      var text = "text " + (position + 1);
      try (var reader = new Reader(id, List.of(old, expected(5, text)))) {
        dies(report(1, 5, text), position, kind);
        assertThat(List.of(old, expected(5, text))).contains(google.shown(id));

        server.publish(report(1, 5, text));

        assertThat(google.shown(id)).isEqualTo(expected(5, text));
        assertThat(reader.looks()).isPositive();
      }
      assertThat(google.titles(id)).containsExactly("one", "two");
      assertThat(google.marked()).containsExactly(id);
    }
  }

  @Test
  void an_attempt_that_hangs_while_another_one_takes_over_changes_nothing_when_it_wakes_up() {
    var id = server.publish(report(1, 2, "old"));
    for (var position = 1; position < 7; position++) {
      var text = "new " + position;
      var asleep = new CountDownLatch(1);
      var wake = new CountDownLatch(1);
      var reached = google.requests().size() + position;
      var slow = new FakeGoogleAttemptContext(1, () -> sleepsAt(reached, asleep, wake));
      var late =
          CompletableFuture.runAsync(
              () -> server.publish(report(1, 9, "late"), slow), Thread::startVirtualThread);
      Awaitility.await().until(() -> asleep.getCount() == 0);

      server.publish(report(1, 2, text));
      wake.countDown();

      assertThatThrownBy(late::join).hasCauseInstanceOf(AttemptEndedException.class);
      assertThat(google.shown(id)).isEqualTo(expected(2, text));
      assertThat(google.titles(id)).containsExactly("one", "two");
    }
  }

  private boolean sleepsAt(int reached, CountDownLatch asleep, CountDownLatch wake) {
    if (google.requests().size() >= reached) {
      asleep.countDown();
      try {
        wake.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return false;
  }

  /**
   * Publishes with a fault at a request, and returns whether the attempt died. The attempt does not
   * die if it ends before that request.
   */
  private boolean dies(Report report, int position, Kind kind) {
    google.faults().clear();
    google.faults().after(position, Fault.of(kind));
    var end = google.requests().size() + position;
    var run =
        new FakeGoogleAttemptContext(
            report.head().cycle().id(), () -> google.requests().size() > end);
    try {
      server.publish(report, run);
      return false;
    } catch (AttemptEndedException _) {
      return true;
    } finally {
      google.faults().clear();
    }
  }

  /** A reader of a spreadsheet, who reads it again and again while an attempt writes. */
  private final class Reader implements AutoCloseable {
    private final AtomicBoolean stops = new AtomicBoolean();
    private final CompletableFuture<Integer> looking;
    private volatile int looks;

    Reader(String id, List<Map<String, List<List<Object>>>> allowed) {
      this.looking = CompletableFuture.supplyAsync(() -> look(id, allowed));
      Awaitility.await().until(() -> looks > 0 || looking.isDone());
    }

    private int look(String id, List<Map<String, List<List<Object>>>> allowed) {
      while (!stops.get()) {
        assertThat(allowed).contains(google.shown(id));
        looks++;
        Thread.yield();
      }
      return looks;
    }

    int looks() {
      return looks;
    }

    @Override
    public void close() throws Exception {
      stops.set(true);
      looking.get();
    }
  }
}
