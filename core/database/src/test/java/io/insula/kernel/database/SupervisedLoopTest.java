package io.insula.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insula.api.UnavailableException;
import io.insula.kernel.base.watching.ErrorReporter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisedLoopTest {
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final ErrorReporter errors =
      (error, context, traceId) -> reports.add(context + ": " + error.getMessage());
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<SupervisedLoop> started = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (var loop : started) {
      loop.stop(TIMEOUT);
    }
  }

  @Test
  void a_step_is_repeated_after_its_pause() {
    start(SHORT, this::step);
    awaitRuns(3);
  }

  @Test
  void a_step_returns_the_length_of_its_pause() {
    var loop =
        new SupervisedLoop(
            "test-loop", LONG, errors, () -> runs.incrementAndGet() < 3 ? Duration.ZERO : LONG);
    started.add(loop);
    loop.start();
    awaitRuns(3);
  }

  @Test
  void a_pause_ends_early_when_the_loop_is_woken() {
    var loop = start(LONG, this::step);
    awaitRuns(1);
    loop.wake();
    awaitRuns(2);
  }

  @Test
  void a_wake_up_during_a_step_is_not_lost() {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var loop =
        start(
            LONG,
            () -> {
              runs.incrementAndGet();
              entered.countDown();
              goOn.await();
            });
    await().until(() -> entered.getCount() == 0);
    loop.wake();
    goOn.countDown();
    awaitRuns(2);
  }

  @Test
  void an_unexpected_error_is_reported_once_and_the_loop_continues() {
    failure.set(new IllegalStateException("broken"));
    start(SHORT, this::step);
    awaitRuns(3);
    assertThat(reports).containsExactly("test-loop: broken");

    failure.set(null);
    awaitRuns(runs.get() + 2);
    failure.set(new IllegalStateException("broken again"));
    await()
        .untilAsserted(
            () ->
                assertThat(reports)
                    .containsExactly("test-loop: broken", "test-loop: broken again"));
  }

  @Test
  void an_error_of_the_machine_does_not_end_the_loop() {
    failure.set(new StackOverflowError("too deep"));
    start(SHORT, this::step);
    awaitRuns(3);
    assertThat(reports).containsExactly("test-loop: too deep");
  }

  @Test
  void an_unexpected_error_of_another_kind_is_reported_too() {
    failure.set(new IllegalStateException("broken"));
    start(SHORT, this::step);
    awaitRuns(2);
    failure.set(new IllegalArgumentException("otherwise broken"));
    await()
        .untilAsserted(
            () ->
                assertThat(reports)
                    .containsExactly("test-loop: broken", "test-loop: otherwise broken"));
  }

  @Test
  void unexpected_errors_are_followed_by_growing_pauses() {
    failure.set(new IllegalStateException("broken"));
    long begin = System.nanoTime();
    start(Duration.ofMillis(20), this::step);
    awaitRuns(5);
    // The four pauses take 20, 40, 80 and 160 ms.
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void an_unavailable_database_is_retried_and_not_reported() {
    failure.set(new IllegalStateException(new SQLException("no connection", "08001")));
    start(SHORT, this::step);
    awaitRuns(3);
    failure.set(null);
    awaitRuns(runs.get() + 2);
    assertThat(reports).isEmpty();
  }

  @Test
  void an_unexpected_error_is_reported_even_if_an_outage_had_the_same_class() {
    failure.set(new IllegalStateException(new SQLException("no connection", "08001")));
    start(SHORT, this::step);
    awaitRuns(2);
    failure.set(new IllegalStateException("broken"));
    await().untilAsserted(() -> assertThat(reports).containsExactly("test-loop: broken"));
  }

  @Test
  void a_temporarily_unavailable_resource_is_retried_and_not_reported() {
    failure.set(new UnavailableException("busy", Duration.ofSeconds(1), null));
    start(SHORT, this::step);
    awaitRuns(3);
    assertThat(reports).isEmpty();
  }

  @Test
  void a_stop_waits_for_the_running_step_and_starts_no_other() throws Exception {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var loop =
        start(
            Duration.ZERO,
            () -> {
              entered.countDown();
              goOn.await();
              runs.incrementAndGet();
            });
    entered.await();
    var stopping = Thread.ofVirtual().start(() -> stop(loop));
    await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
    assertThat(runs).hasValue(0);

    goOn.countDown();
    assertThat(stopping.join(TIMEOUT)).isTrue();
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_loop_that_never_started_stops_at_once() throws InterruptedException {
    SupervisedLoop.every(SHORT, "test-loop", errors, this::step).stop(LONG);
    assertThat(runs).hasValue(0);
  }

  @Test
  void of_several_loops_none_waits_for_the_end_of_another() throws Exception {
    var goOn = new CountDownLatch(1);
    var slow = start(Duration.ZERO, goOn::await);
    var steps = new Semaphore(0);
    var thread = new CompletableFuture<Thread>();
    var quick =
        start(
            Duration.ZERO,
            () -> {
              thread.complete(Thread.currentThread());
              steps.acquire();
              runs.incrementAndGet();
            });
    thread.get(60, TimeUnit.SECONDS);
    var stopping = Thread.ofVirtual().start(() -> stopAll(List.of(slow, quick)));
    await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);

    steps.release();
    assertThat(thread.get().join(TIMEOUT)).isTrue();
    assertThat(runs).hasValue(1);
    goOn.countDown();
    assertThat(stopping.join(TIMEOUT)).isTrue();
  }

  @Test
  void an_error_while_the_loop_stops_is_not_reported() throws Exception {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var loop =
        start(
            SHORT,
            () -> {
              entered.countDown();
              goOn.await();
              throw new IllegalStateException("the pool is closed");
            });
    entered.await();
    loop.stop(Duration.ofMillis(1));
    goOn.countDown();
    loop.stop(TIMEOUT);
    assertThat(reports).isEmpty();
  }

  private SupervisedLoop start(Duration interval, SupervisedLoop.Task task) {
    var loop = SupervisedLoop.every(interval, "test-loop", errors, task);
    started.add(loop);
    loop.start();
    return loop;
  }

  private void step() throws Exception {
    runs.incrementAndGet();
    switch (failure.get()) {
      case Exception e -> throw e;
      case Error e -> throw e;
      case null, default -> {}
    }
  }

  private void awaitRuns(int number) {
    await().until(() -> runs.get() >= number);
  }

  private static void stop(SupervisedLoop loop) {
    stopAll(List.of(loop));
  }

  private static void stopAll(List<SupervisedLoop> loops) {
    try {
      SupervisedLoop.stopAll(loops, TIMEOUT);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
