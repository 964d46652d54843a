package io.insula.kernel.database.shares;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StatementConcurrencyLimitTest {
  private final StatementConcurrencyLimit gate = new StatementConcurrencyLimit(2);

  @Test
  void a_free_permit_is_available_immediately() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      var pass = gate.enter();
      assertThat(pass.hasPermit()).isTrue();
      pass.close();
      pass.close();
    }
  }

  @Test
  void short_work_runs_two_at_a_time() throws Exception {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Void>>();
      for (int i = 0; i < 2_000; i++) {
        tasks.add(
            () -> {
              var pass = gate.enter();
              if (pass.hasPermit()) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                inside.decrementAndGet();
              }
              pass.close();
              return null;
            });
      }
      for (var task : threads.invokeAll(tasks)) {
        task.get();
      }
    }
    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void hanging_statements_lose_their_permits_to_waiting_ones() throws Exception {
    var hanging = gate.enter();
    var hangingToo = gate.enter();

    var start = System.nanoTime();
    var first = gate.enter();
    var second = gate.enter();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(35));
    assertThat(hanging.hasPermit()).isFalse();
    assertThat(hangingToo.hasPermit()).isFalse();
    assertThat(first.hasPermit()).isTrue();
    assertThat(second.hasPermit()).isTrue();

    first.close();
    second.close();
    hanging.close();
    hangingToo.close();
    assertThat(gate.free()).isEqualTo(2);
  }
}
