package io.insula.cycles.internal.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.insula.api.UnavailableException;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryPermitsTest {
  private final QueryPermits permits = new QueryPermits(3, 2, Duration.ofMillis(50));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Future<Boolean>> started = new ArrayList<>();
  private final AtomicInteger running = new AtomicInteger();

  @AfterEach
  void close() {
    end.countDown();
    threads.close();
  }

  private void start(String user) {
    started.add(
        threads.submit(
            () ->
                permits.call(
                    user,
                    () -> {
                      running.incrementAndGet();
                      await().until(() -> end.getCount() == 0);
                      return true;
                    })));
  }

  @Test
  void a_third_query_of_one_user_is_refused_while_another_user_is_answered() throws Exception {
    start("ade");
    start("ade");
    await().until(() -> running.get() == 2);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> permits.call("ade", () -> 1))
        .matches(refusal -> refusal.type() == ProblemType.TOO_MANY_REQUESTS);
    assertThat(permits.call("bea", () -> 2)).isEqualTo(2);
  }

  @Test
  void a_query_beyond_the_total_is_refused() {
    start("ade");
    start("ade");
    start("bea");
    await().until(() -> running.get() == 3);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> permits.call("cleo", () -> 1));
  }

  @Test
  void nothing_is_kept_of_a_user_whose_queries_have_ended() throws Exception {
    start("ade");
    await().until(() -> running.get() == 1);
    assertThat(permits.users()).isEqualTo(1);

    end.countDown();
    assertThat(started.getFirst().get()).isEqualTo(true);

    assertThat(permits.users()).isZero();
    assertThat(permits.call("ade", () -> 1)).isEqualTo(1);
  }
}
