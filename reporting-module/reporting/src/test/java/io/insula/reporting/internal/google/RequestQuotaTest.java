package io.insula.reporting.internal.google;

import static io.insula.reporting.internal.google.TestReports.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.insula.reporting.internal.google.fake.FakeGoogle;
import io.insula.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestQuotaTest {
  private static final int THREADS = 4;
  private static final int REPORTS = 16;
  private static final int REQUESTS = Integer.getInteger("insula.test.quota-requests", 40);

  private FakeGoogle google;

  /** A server with a small quota for its account. Both servers use the same database. */
  private SpreadsheetTestServer one;

  /** A server with a small quota for its project. */
  private SpreadsheetTestServer two;

  @BeforeAll
  void start() {
    google = FakeGoogle.start();
    var template = google.addSpreadsheet("Template", "results");
    var database = TestDatabase.reserve();
    one = SpreadsheetTestServer.start(google, template, settings(database, "10", "1000000"));
    two = SpreadsheetTestServer.start(google, template, settings(database, "1000000", "10"));
  }

  private static Map<String, Object> settings(
      TestDatabase database, String ofUser, String ofProject) {
    return Map.of(
        "datasources.default.url", database.url(),
        "datasources.default.username", database.username(),
        "datasources.default.password", database.password(),
        "insula.reporting.google.user-quota", ofUser,
        "insula.reporting.google.project-quota", ofProject);
  }

  @BeforeEach
  void reset() {
    google.reset();
    List.of(one, two).forEach(SpreadsheetTestServer::reset);
    one.bean(Jdbi.class).useHandle(handle -> handle.execute("TRUNCATE reporting.google_quota"));
  }

  @AfterAll
  void stop() {
    one.close();
    two.close();
    google.close();
  }

  @Test
  void no_limit_is_exceeded_in_any_period_of_a_minute() {
    for (var limit : List.of(10, 60, 300, 1000)) {
      var rate = BucketRate.perMinute(limit);

      assertThat(rate.capacity() + 60 * rate.perSecond()).isLessThan(limit);
      assertThat(rate.capacity() + 60 * rate.perSecond()).isGreaterThan(0.9 * limit);
    }
  }

  @Test
  void a_request_to_an_empty_bucket_waits_for_its_turn() {
    var buckets = one.bean(TokenBuckets.class);
    var rate = new BucketRate(2, 0.1);

    assertThat(buckets.take("test", rate)).isZero();
    assertThat(buckets.take("test", rate)).isZero();
    assertThat(buckets.take("test", rate).toMillis()).isCloseTo(10_000, within(1_000L));
    assertThat(buckets.take("test", rate).toMillis()).isCloseTo(20_000, within(1_000L));
    assertThat(buckets.take("another", rate)).isZero();
  }

  /**
   * This test uses a limit of 25 requests in a second instead of 60 requests in a minute, so that
   * it is short.
   */
  @Test
  void two_servers_together_stay_within_a_limit() {
    var rate = new BucketRate(5, 20);
    Queue<Long> sent = new ConcurrentLinkedQueue<>();
    var threads = new ArrayList<CompletableFuture<Void>>();
    for (var thread = 0; thread < THREADS; thread++) {
      var buckets = (thread % 2 == 0 ? one : two).bean(TokenBuckets.class);
      threads.add(
          CompletableFuture.runAsync(() -> send(buckets, rate, sent), Thread::startVirtualThread));
    }
    threads.forEach(CompletableFuture::join);
    // Each thread may send one request late, so that it falls into the next second.
    assertThat(mostInASecond(sent)).isLessThanOrEqualTo(25 + THREADS);
    assertThat(sent).hasSize(REQUESTS);
  }

  private static void send(TokenBuckets buckets, BucketRate rate, Queue<Long> sent) {
    for (var i = 0; i < REQUESTS / THREADS; i++) {
      new HeartbeatSleeper().pause(buckets.take("test", rate), () -> {});
      sent.add(System.nanoTime());
    }
  }

  private static long mostInASecond(Queue<Long> sent) {
    var second = Duration.ofSeconds(1).toNanos();
    return sent.stream()
        .mapToLong(
            start -> sent.stream().filter(each -> each >= start && each - start < second).count())
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void reads_and_writes_wait_for_the_quota_of_the_account_and_that_of_the_project(
      boolean isOfAccount) {
    var server = isOfAccount ? one : two;

    server.publish(TestReports.of(1, numbered("results", 2, "row")));

    // The first of three reads takes the only token for reads in the bucket, and the first of three
    // writes the only one for writes. The other four requests wait.
    assertThat(server.bean(InstantSleeper.class).kept())
        .hasSize(4)
        .allSatisfy(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(15)));
  }

  /**
   * With a limit of 120 requests a minute, 20 may be sent immediately, and then 16 more in ten
   * seconds.
   */
  @Test
  void two_servers_that_publish_at_the_same_time_never_get_429_from_google() {
    var database = TestDatabase.reserve();
    var settings = new HashMap<>(settings(database, "120", "150"));
    settings.put("insula.test.google.instant-pauses", "false");
    var template = google.addSpreadsheet("Template", "results");
    // Each of the four threads may be late with one request.
    google.limit(36 + THREADS, 36 + THREADS, Duration.ofSeconds(10));
    try (var first = SpreadsheetTestServer.start(google, template, settings);
        var second = SpreadsheetTestServer.start(google, template, settings)) {
      var threads =
          IntStream.range(0, THREADS)
              .mapToObj(
                  thread ->
                      CompletableFuture.runAsync(
                          () -> publish(thread % 2 == 0 ? first : second, thread),
                          Thread::startVirtualThread))
              .toList();
      threads.forEach(CompletableFuture::join);
    }

    assertThat(google.marked()).hasSize(REPORTS);
    assertThat(google.requests()).filteredOn(each -> each.contains("/v4/")).hasSizeGreaterThan(90);
    assertThat(google.overQuota()).isZero();
  }

  private static void publish(SpreadsheetTestServer server, int thread) {
    for (var report = 0; report < REPORTS / THREADS; report++) {
      server.publish(TestReports.of(thread * 100L + report + 1, numbered("results", 2, "row")));
    }
  }

  @Test
  void heartbeats_are_sent_during_a_wait_for_the_quota() {
    var run = FakeGoogleAttemptContext.of(1);

    new HeartbeatSleeper().pause(Duration.ofMillis(1100), run::heartbeat);

    // On a busy machine a sleep can take longer, and then there are fewer heartbeats.
    assertThat(run.beats()).isBetween(2, 3);
  }
}
